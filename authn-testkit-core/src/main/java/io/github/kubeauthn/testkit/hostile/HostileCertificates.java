package io.github.kubeauthn.testkit.hostile;

import io.github.kubeauthn.api.PeerCertificate;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a TLS peer could send in place of certificates. They are made from one that is well formed, names a member of
 * {@code system:masters}, and is signed by nobody but itself.
 */
public final class HostileCertificates {

    private static final byte[] MALLORY = Base64.getDecoder()
            .decode(
                    "MIIBzzCCAXWgAwIBAgIUZroIqDZUuOmaDUX2Qckr4q83zvMwCgYIKoZIzj0EAwIwKzEXMBUGA1UECgwOc3lzdGVtOm1hc3RlcnMx"
                            + "EDAOBgNVBAMMB21hbGxvcnkwIBcNMjYxMTI3MDQ1MDE0WhgPMjEyNjExMDMwNDUwMTRaMCsxFzAVBgNVBAoMDnN5c3RlbTptYXN0"
                            + "ZXJzMRAwDgYDVQQDDAdtYWxsb3J5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAES0t1ZB6Px0nT/TKqXsq3ilaISUtZzTlJ1V1V"
                            + "2yJBuJlfpm65LTO3m6l+HTCMmgfY1tfnWFTrBKxygKdICLMlJaN1MHMwHQYDVR0OBBYEFOP5GsYyQvhJT8vF9HQZ+UEvpXvkMB8G"
                            + "A1UdIwQYMBaAFOP5GsYyQvhJT8vF9HQZ+UEvpXvkMA8GA1UdEwEB/wQFMAMBAf8wEwYDVR0lBAwwCgYIKwYBBQUHAwIwCwYDVR0P"
                            + "BAQDAgeAMAoGCCqGSM49BAMCA0gAMEUCIQDqp+g+dyJKtwmiFPQkT40er9yeOHE/c96v6Gg/V1Oe7QIgPM05KM8kSRaXfmKl/Gys"
                            + "OnkZMH4ICMt6livn743KCJ4=");

    private final Map<String, List<PeerCertificate>> chains = new LinkedHashMap<>();

    private HostileCertificates() {}

    /** All of them, each as the chain that the peer sends, in the same order every time. */
    public static List<HostileInput<List<PeerCertificate>>> all() {
        HostileCertificates certificates = new HostileCertificates();
        certificates.addNonsense();
        certificates.addChains();
        certificates.addTruncated();
        certificates.addMutated();
        List<HostileInput<List<PeerCertificate>>> all = new ArrayList<>();
        certificates.chains.forEach((name, chain) -> all.add(new HostileInput<>(name, chain)));
        return all;
    }

    private void addNonsense() {
        add("no bytes");
        add("a NUL", 0);
        add("an open sequence", 0x30);
        add("an empty sequence", 0x30, 0);
        add("a sequence of unknown length", 0x30, 0x80, 0, 0);
        add("a length of four gigabytes", 0x30, 0x84, 0xff, 0xff, 0xff, 0xff);
        add("a length of 127 bytes", 0x30, 0xff);
        add("a negative length", 0x30, 0x84, 0x80, 0, 0, 0);
        add("a length with a leading zero", 0x30, 0x82, 0, 2, 5, 0);
        add("a null", 5, 0);
        add("a tag of many bytes", 0x3f, 0xff, 0xff, 0xff, 0xff, 0x7f, 0);
        add("a megabyte of zeros", new byte[1 << 20]);
        add("a megabyte of ones", filled(1 << 20, 0xff));
        add("a megabyte of open sequences", filled(1 << 20, 0x30));
        add("20,000 nested sequences", nested(20_000));
        add("PEM", "-----BEGIN CERTIFICATE-----\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        add("something behind the certificate", joined(MALLORY, new byte[] {0}));
        add("two certificates in one", joined(MALLORY, MALLORY));
        add("a megabyte behind the certificate", joined(MALLORY, new byte[1 << 20]));
    }

    private void addChains() {
        PeerCertificate mallory = PeerCertificate.ofDer(MALLORY);
        PeerCertificate nonsense = PeerCertificate.ofDer(new byte[] {0x30, 0});
        chains.put("signed by nobody but itself", List.of(mallory));
        chains.put("nonsense behind it", List.of(mallory, nonsense));
        chains.put("nonsense in front of it", List.of(nonsense, mallory));
        chains.put("the same a thousand times", Collections.nCopies(1000, mallory));
        chains.put("nonsense a thousand times", Collections.nCopies(1000, nonsense));
    }

    private void addTruncated() {
        for (int length = 1; length < MALLORY.length; length += 7) {
            add("cut off after " + length + " bytes", Arrays.copyOf(MALLORY, length));
        }
    }

    private void addMutated() {
        for (int i = 0; i < MALLORY.length; i += 3) {
            byte[] mutated = MALLORY.clone();
            mutated[i] ^= (byte) 0x80;
            add("the highest bit of byte " + i + " turned over", mutated);
        }
        FixedSequence numbers = new FixedSequence();
        for (int i = 0; i < 150; i++) {
            byte[] mutated = MALLORY.clone();
            for (int changes = 1 + numbers.below(4); changes > 0; changes--) {
                mutated[numbers.below(mutated.length)] = (byte) numbers.below(256);
            }
            add("changed at random, number " + i, mutated);
        }
    }

    private void add(String name, int... bytes) {
        byte[] der = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            der[i] = (byte) bytes[i];
        }
        add(name, der);
    }

    private void add(String name, byte[] der) {
        if (chains.put(name, List.of(PeerCertificate.ofDer(der))) != null) {
            throw new IllegalStateException("two hostile certificates are called " + name);
        }
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Each with the right length, so that a reader goes all the way down. */
    private static byte[] nested(int depth) {
        List<byte[]> heads = new ArrayList<>(depth);
        int length = 0;
        for (int i = 0; i < depth; i++) {
            byte[] head = length < 128
                    ? new byte[] {0x30, (byte) length}
                    : new byte[] {0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
            heads.add(head);
            length += head.length;
        }
        Collections.reverse(heads);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        heads.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
