package io.github.kubeauthn.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.forge.Forge;
import io.github.kubeauthn.x509.forge.Forge.Forged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class RememberingVerifierTest {

    private static final int CAPACITY = 3;

    private final Forged root = Forge.ca("root").selfSigned();
    private final Forged jane = Forge.client("jane").signedBy(root);
    private final RememberingVerifier verifier = verifier(root);

    @Test
    void what_was_good_is_good_again() {
        assertThat(objection(Forge.NOW, jane)).isEmpty();
        assertThat(objection(Forge.NOW, jane)).isEmpty();
        assertThat(objection(Forge.NOW, Forge.client("jane").signedBy(root))).isEmpty();
    }

    @Test
    void what_was_good_is_so_from_its_first_instant_to_its_last() {
        assertThat(objection(Forge.NOW, jane)).isEmpty();

        assertThat(objection(Forge.YESTERDAY, jane)).isEmpty();
        assertThat(objection(Forge.TOMORROW, jane)).isEmpty();
        assertThat(objection(Forge.YESTERDAY.minusNanos(1), jane).orElseThrow()).contains(" is before ");
        assertThat(objection(Forge.TOMORROW.plusNanos(1), jane).orElseThrow()).contains(" is after ");
        assertThat(objection(Forge.NOW, jane)).isEmpty();
    }

    @Test
    void what_was_good_ends_with_the_first_certificate_above_it_that_ends() {
        Forged shortRoot = Forge.ca("short").validUntil(Forge.NOW).selfSigned();
        Forged shortCa = Forge.ca("ca").validFrom(Forge.NOW.minusSeconds(5)).signedBy(shortRoot);
        Forged leaf = Forge.client("jane").signedBy(shortCa);
        RememberingVerifier remembering = verifier(shortRoot);

        assertThat(objection(remembering, Forge.NOW, leaf, shortCa)).isEmpty();

        assertThat(objection(remembering, Forge.NOW.minusSeconds(5), leaf, shortCa))
                .isEmpty();
        assertThat(objection(remembering, Forge.NOW.plusNanos(1), leaf, shortCa))
                .isPresent();
        assertThat(objection(remembering, Forge.NOW.minusSeconds(5).minusNanos(1), leaf, shortCa))
                .isPresent();
    }

    @Test
    void what_was_not_good_yet_may_become_good() {
        assertThat(objection(Forge.YESTERDAY.minusNanos(1), jane)).isPresent();
        assertThat(objection(Forge.YESTERDAY, jane)).isEmpty();
    }

    @Test
    void what_is_good_for_one_purpose_is_not_good_for_another() {
        Forged server =
                Forge.client("server").usableFor(KeyPurposeId.id_kp_serverAuth).signedBy(root);

        assertThat(verifier.objection(server.parsed(), List.of(), Forge.NOW, KeyPurpose.ANY))
                .isEmpty();
        assertThat(objection(Forge.NOW, server)).isPresent();
    }

    @Test
    void the_same_certificate_with_others_beside_it_is_another_chain() {
        Forged ca = Forge.ca("ca").signedBy(root);
        Forged leaf = Forge.client("jane").signedBy(ca);
        Forged stranger = Forge.ca("ca").signedBy(Forge.ca("root").selfSigned());

        assertThat(objection(Forge.NOW, leaf, ca)).isEmpty();

        assertThat(objection(Forge.NOW, leaf)).isPresent();
        assertThat(objection(Forge.NOW, leaf, stranger)).isPresent();
        assertThat(objection(Forge.NOW, leaf, stranger, ca)).isEmpty();
        assertThat(objection(Forge.NOW, ca, leaf)).isEmpty();
    }

    @Test
    void many_other_chains_change_no_answer() {
        assertThat(objection(Forge.NOW, jane)).isEmpty();
        for (int i = 0; i < 4 * CAPACITY; i++) {
            Forged other = Forge.client("other").serialNumber(i).signedBy(root);
            assertThat(objection(Forge.NOW, other)).isEmpty();
            assertThat(objection(Forge.TOMORROW.plusNanos(1), other)).isPresent();
        }
        assertThat(objection(Forge.NOW, jane)).isEmpty();
        assertThat(objection(Forge.TOMORROW.plusNanos(1), jane)).isPresent();
    }

    @Test
    void without_room_to_remember_every_chain_is_verified() {
        RememberingVerifier forgetful = new RememberingVerifier(paths(root), 0);

        assertThat(objection(forgetful, Forge.NOW, jane)).isEmpty();
        assertThat(objection(forgetful, Forge.NOW, jane)).isEmpty();
        assertThat(objection(forgetful, Forge.TOMORROW.plusNanos(1), jane)).isPresent();
    }

    private Optional<String> objection(Instant now, Forged leaf, Forged... intermediates) {
        return objection(verifier, now, leaf, intermediates);
    }

    /** Reads the certificates anew each time, as those of a new connection are. */
    private static Optional<String> objection(
            RememberingVerifier verifier, Instant now, Forged leaf, Forged... intermediates) {
        List<Certificate> others = Stream.of(intermediates).map(Forged::parsed).toList();
        return verifier.objection(leaf.parsed(), others, now, KeyPurpose.CLIENT_AUTH);
    }

    private static RememberingVerifier verifier(Forged root) {
        return new RememberingVerifier(paths(root), CAPACITY);
    }

    private static PathVerifier paths(Forged root) {
        return new PathVerifier(new CertificatePool(List.of(root.parsed())));
    }
}
