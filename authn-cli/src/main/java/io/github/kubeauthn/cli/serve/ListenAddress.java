package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a server listens.
 *
 * @param host a name or an address, without brackets
 * @param port 0 for any free one
 */
record ListenAddress(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int USUAL_PORT = 6443;
    private static final int GREATEST_PORT = 65_535;

    /**
     * Reads {@code HOST:PORT}; an IPv6 address stands in brackets.
     *
     * @throws InvalidConfigurationException if the text is something else
     */
    static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(colon, 0));
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        OptionalInt port = port(text.substring(colon + 1));
        if (bare.isEmpty() || !bracketed && bare.contains(":") || port.isEmpty()) {
            throw new InvalidConfigurationException(
                    "--listen: " + text + ": write HOST:PORT, as 127.0.0.1:6443 or [::1]:6443");
        }
        return new ListenAddress(bare, port.getAsInt());
    }

    /**
     * What flags of kube-apiserver say, the last of each name. Where they do not say an address, it is loopback: kube-apiserver would
     * listen on every one, but a server without authorization should not do so unasked.
     *
     * @throws InvalidConfigurationException if kube-apiserver would refuse the port
     */
    static ListenAddress ofFlags(List<String> bindAddress, List<String> securePort) {
        String host = bindAddress.isEmpty() ? LOOPBACK : bindAddress.get(bindAddress.size() - 1);
        if (securePort.isEmpty()) {
            return new ListenAddress(host, USUAL_PORT);
        }
        String text = securePort.get(securePort.size() - 1);
        OptionalInt port = port(text);
        if (port.isEmpty() || port.getAsInt() == 0) {
            throw new InvalidConfigurationException("--secure-port " + text
                    + " must be between 1 and 65535, inclusive. It cannot be turned off with 0");
        }
        return new ListenAddress(host, port.getAsInt());
    }

    /** The URL by which clients on this machine reach it. */
    String url(int boundPort) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return "https://" + new ListenAddress(everywhere ? LOOPBACK : host, boundPort);
    }

    /** {@code HOST:PORT}. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static OptionalInt port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port < 0 || port > GREATEST_PORT ? OptionalInt.empty() : OptionalInt.of(port);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
