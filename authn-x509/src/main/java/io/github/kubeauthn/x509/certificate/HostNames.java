package io.github.kubeauthn.x509.certificate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate is for a host, as Go's {@code Certificate.VerifyHostname} decides (RFC 6125): an address is compared
 * with the addresses, a name with the names, where a whole first label may be an asterisk. The common name never counts.
 */
final class HostNames {

    private static final byte[] V4_IN_V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final List<String> names;
    private final List<byte[]> addresses;

    HostNames(@Nullable SubjectAlternativeNames subjectAlternativeNames) {
        this.names = subjectAlternativeNames == null ? List.of() : subjectAlternativeNames.dns();
        this.addresses = subjectAlternativeNames == null
                ? List.of()
                : subjectAlternativeNames.ips().stream()
                        .map(address -> normalized(address.toByteArray()))
                        .toList();
    }

    /** Why the certificate is not for a host; empty if it is. */
    Optional<String> objection(String host) {
        boolean bracketed = host.length() >= 3 && host.startsWith("[") && host.endsWith("]");
        String unbracketed = bracketed ? host.substring(1, host.length() - 1) : host;
        byte[] address = address(unbracketed);
        if (address != null) {
            boolean good = addresses.stream().anyMatch(own -> MessageDigest.isEqual(own, address));
            return good ? Optional.empty() : Optional.of(objectionToAddress(unbracketed));
        }
        return isFor(host.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(objectionToName(host));
    }

    private boolean isFor(String host) {
        boolean valid = isValid(withoutLastPeriod(host), false);
        for (String name : names) {
            String pattern = name.toLowerCase(Locale.ROOT);
            boolean match = valid && isValid(pattern, true)
                    ? matches(pattern, withoutLastPeriod(host))
                    : !host.isEmpty() && !host.equals(".") && pattern.equals(host);
            if (match) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int firstLabelEnd = host.indexOf('.');
        return firstLabelEnd >= 0 && pattern.substring(1).equals(host.substring(firstLabelEnd));
    }

    private static boolean isValid(String name, boolean pattern) {
        String[] labels = name.split("\\.", -1);
        if (name.equals("*")) {
            return false;
        }
        for (int i = 0; i < labels.length; i++) {
            boolean wildcard = pattern && i == 0 && labels[i].equals("*");
            if (!wildcard && !isLabel(labels[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.charAt(0) != '-'
                && label.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '-'
                                || c == '_');
    }

    private static String withoutLastPeriod(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private String objectionToAddress(String host) {
        if (addresses.isEmpty()) {
            return "x509: cannot validate certificate for " + host + " because it doesn't contain any IP SANs";
        }
        String own = addresses.stream().map(HostNames::text).collect(Collectors.joining(", "));
        return "x509: certificate is valid for " + own + ", not " + host;
    }

    private String objectionToName(String host) {
        return names.isEmpty()
                ? "x509: certificate is not valid for any names, but wanted to match " + host
                : "x509: certificate is valid for " + String.join(", ", names) + ", not " + host;
    }

    private static byte @Nullable [] address(String text) {
        IpText.Kind kind = IpText.kindOf(text);
        if (kind != IpText.Kind.V4 && kind != IpText.Kind.V6) {
            return null;
        }
        try {
            return normalized(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address in digits needs no look-up: " + text, e);
        }
    }

    private static byte[] normalized(byte[] address) {
        boolean mapped =
                address.length == 16 && Arrays.compare(address, 0, V4_IN_V6.length, V4_IN_V6, 0, V4_IN_V6.length) == 0;
        return mapped ? Arrays.copyOfRange(address, V4_IN_V6.length, address.length) : address;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes, not " + address.length, e);
        }
    }
}
