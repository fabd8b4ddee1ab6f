package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges as a {@link PathVerifier} does, but verifies a chain that was good only once. A remembered answer is given only while
 * the verifier itself would give it: to the same certificates in the same order, for the same purpose, and for as long as
 * none of the certificates that decided it begins or ends to be valid. What is not good is not remembered. Safe for use by many
 * threads at once.
 */
public final class RememberingVerifier {

    private final PathVerifier verifier;
    private final boolean remembers;
    private final Map<KeyPurpose, VerifiedChains> good = new EnumMap<>(KeyPurpose.class);

    /**
     * Remembers nothing yet.
     *
     * @param capacity how many chains are remembered for each purpose, at least; those that were not asked about for longest
     *     are forgotten first; 0 for none
     */
    public RememberingVerifier(PathVerifier verifier, int capacity) {
        this.verifier = verifier;
        this.remembers = capacity > 0;
        for (KeyPurpose purpose : KeyPurpose.values()) {
            good.put(purpose, new VerifiedChains(capacity));
        }
    }

    /** As {@link PathVerifier#objection}. */
    public Optional<String> objection(
            Certificate leaf, List<Certificate> intermediates, Instant now, KeyPurpose purpose) {
        if (!remembers) {
            return verifier.objection(leaf, intermediates, now, purpose);
        }
        VerifiedChains known = Objects.requireNonNull(good.get(purpose));
        String fingerprint = fingerprint(leaf, intermediates);
        if (known.isGood(fingerprint, now)) {
            return Optional.empty();
        }
        Moment moment = new Moment(now);
        Optional<String> objection = verifier.objection(leaf, intermediates, moment, purpose);
        if (objection.isEmpty()) {
            known.add(fingerprint, moment.sameAnswer());
        }
        return objection;
    }

    /** As long for many certificates as for two, so that a peer cannot choose how much memory it takes. */
    private static String fingerprint(Certificate leaf, List<Certificate> intermediates) {
        if (intermediates.isEmpty()) {
            return leaf.fingerprint();
        }
        MessageDigest digest = sha256();
        for (Certificate intermediate : intermediates) {
            digest.update(intermediate.fingerprint().getBytes(StandardCharsets.ISO_8859_1));
        }
        return leaf.fingerprint() + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
