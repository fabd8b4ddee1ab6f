package io.github.kubeauthn.cli.metrics;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** By which kube-apiserver tells itself from others: {@code pkg/server/config.go} of k8s.io/apiserver. */
public final class ApiServerId {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String SERVER = "kube-apiserver";
    private static final int KEPT_BYTES = 16;
    private static final int BITS = 5;

    private ApiServerId() {}

    /** That of a kube-apiserver on this machine. */
    public static String ofThisMachine() {
        try {
            return of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return of("localhost");
        }
    }

    static String of(String hostName) {
        byte[] host = hostName.getBytes(StandardCharsets.UTF_8);
        byte[] server = SERVER.getBytes(StandardCharsets.UTF_8);
        ByteBuffer named = ByteBuffer.allocate(2 * Short.BYTES + host.length + server.length)
                .putShort((short) host.length)
                .put(host)
                .putShort((short) server.length)
                .put(server);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.array());
            return "apiserver-" + base32(Arrays.copyOf(hash, KEPT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** RFC 4648 in small letters, without padding. */
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int pending = 0;
        int bits = 0;
        for (byte each : bytes) {
            pending = pending << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(DIGITS.charAt(pending >> bits & 0x1f));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(DIGITS.charAt(pending << BITS - bits & 0x1f)).toString();
    }
}
