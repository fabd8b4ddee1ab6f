package io.github.kubeauthn.x509.path;

import static io.github.kubeauthn.testkit.pki.CertificateBuilder.GOOD_FROM;
import static io.github.kubeauthn.testkit.pki.CertificateBuilder.GOOD_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.pki.CertificateBuilder;
import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.Parsed;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RememberingVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final int CAPACITY = 3;

    private final Identity root = CertificateBuilder.authority("root").issue();
    private final Identity jane =
            CertificateBuilder.client("jane").signedBy(root).issue();
    private final RememberingVerifier verifier = verifier(root);

    @Test
    void what_was_good_is_good_again() {
        assertThat(objection(NOW, jane)).isEmpty();
        assertThat(objection(NOW, jane)).isEmpty();
        assertThat(objection(
                        NOW, CertificateBuilder.client("jane").signedBy(root).issue()))
                .isEmpty();
    }

    @Test
    void what_was_good_is_so_from_its_first_instant_to_its_last() {
        assertThat(objection(NOW, jane)).isEmpty();

        assertThat(objection(GOOD_FROM, jane)).isEmpty();
        assertThat(objection(GOOD_UNTIL, jane)).isEmpty();
        assertThat(objection(GOOD_FROM.minusNanos(1), jane).orElseThrow()).contains(" is before ");
        assertThat(objection(GOOD_UNTIL.plusNanos(1), jane).orElseThrow()).contains(" is after ");
        assertThat(objection(NOW, jane)).isEmpty();
    }

    @Test
    void what_was_good_ends_with_the_first_certificate_above_it_that_ends() {
        Identity shortRoot =
                CertificateBuilder.authority("short").validUntil(NOW).issue();
        Identity shortCa = CertificateBuilder.authority("ca")
                .validFrom(NOW.minusSeconds(5))
                .signedBy(shortRoot)
                .issue();
        Identity leaf = CertificateBuilder.client("jane").signedBy(shortCa).issue();
        RememberingVerifier remembering = verifier(shortRoot);

        assertThat(objection(remembering, NOW, leaf, shortCa)).isEmpty();

        assertThat(objection(remembering, NOW.minusSeconds(5), leaf, shortCa)).isEmpty();
        assertThat(objection(remembering, NOW.plusNanos(1), leaf, shortCa)).isPresent();
        assertThat(objection(remembering, NOW.minusSeconds(5).minusNanos(1), leaf, shortCa))
                .isPresent();
    }

    @Test
    void what_was_not_good_yet_may_become_good() {
        assertThat(objection(GOOD_FROM.minusNanos(1), jane)).isPresent();
        assertThat(objection(GOOD_FROM, jane)).isEmpty();
    }

    @Test
    void what_is_good_for_one_purpose_is_not_good_for_another() {
        Identity server = CertificateBuilder.client("server")
                .usableFor(CertificatePurpose.SERVER)
                .signedBy(root)
                .issue();

        assertThat(verifier.objection(Parsed.of(server), List.of(), NOW, KeyPurpose.ANY))
                .isEmpty();
        assertThat(objection(NOW, server)).isPresent();
    }

    @Test
    void the_same_certificate_with_others_beside_it_is_another_chain() {
        Identity ca = CertificateBuilder.authority("ca").signedBy(root).issue();
        Identity leaf = CertificateBuilder.client("jane").signedBy(ca).issue();
        Identity stranger = CertificateBuilder.authority("ca")
                .signedBy(CertificateBuilder.authority("root").issue())
                .issue();

        assertThat(objection(NOW, leaf, ca)).isEmpty();

        assertThat(objection(NOW, leaf)).isPresent();
        assertThat(objection(NOW, leaf, stranger)).isPresent();
        assertThat(objection(NOW, leaf, stranger, ca)).isEmpty();
        assertThat(objection(NOW, ca, leaf)).isEmpty();
    }

    @Test
    void many_other_chains_change_no_answer() {
        assertThat(objection(NOW, jane)).isEmpty();
        for (int i = 0; i < 4 * CAPACITY; i++) {
            Identity other = CertificateBuilder.client("other")
                    .serialNumber(BigInteger.valueOf(i))
                    .signedBy(root)
                    .issue();
            assertThat(objection(NOW, other)).isEmpty();
            assertThat(objection(GOOD_UNTIL.plusNanos(1), other)).isPresent();
        }
        assertThat(objection(NOW, jane)).isEmpty();
        assertThat(objection(GOOD_UNTIL.plusNanos(1), jane)).isPresent();
    }

    @Test
    void without_room_to_remember_every_chain_is_verified() {
        RememberingVerifier forgetful = new RememberingVerifier(paths(root), 0);

        assertThat(objection(forgetful, NOW, jane)).isEmpty();
        assertThat(objection(forgetful, NOW, jane)).isEmpty();
        assertThat(objection(forgetful, GOOD_UNTIL.plusNanos(1), jane)).isPresent();
    }

    private Optional<String> objection(Instant now, Identity leaf, Identity... intermediates) {
        return objection(verifier, now, leaf, intermediates);
    }

    /** Reads the certificates anew each time, as those of a new connection are. */
    private static Optional<String> objection(
            RememberingVerifier verifier, Instant now, Identity leaf, Identity... intermediates) {
        List<Certificate> others = Stream.of(intermediates).map(Parsed::of).toList();
        return verifier.objection(Parsed.of(leaf), others, now, KeyPurpose.CLIENT_AUTH);
    }

    private static RememberingVerifier verifier(Identity root) {
        return new RememberingVerifier(paths(root), CAPACITY);
    }

    private static PathVerifier paths(Identity root) {
        return new PathVerifier(new CertificatePool(List.of(Parsed.of(root))));
    }
}
