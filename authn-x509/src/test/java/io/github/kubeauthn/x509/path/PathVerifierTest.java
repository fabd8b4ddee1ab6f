package io.github.kubeauthn.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.pki.CertificateBuilder;
import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.Parsed;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class PathVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Identity root = CertificateBuilder.authority("root").issue();
    private final Identity intermediate =
            CertificateBuilder.authority("intermediate").signedBy(root).issue();

    @Test
    void a_leaf_of_a_root_is_good() {
        assertThat(objection(CertificateBuilder.client("jane").signedBy(root).issue()))
                .isEmpty();
    }

    @Test
    void a_leaf_of_a_stranger_of_the_same_name_is_not() {
        Identity stranger = CertificateBuilder.authority("root").issue();

        assertThat(objection(
                        CertificateBuilder.client("jane").signedBy(stranger).issue()))
                .contains("x509: certificate signed by unknown authority (possibly because of "
                        + "\"x509: ECDSA verification failure\" while trying to verify candidate authority certificate "
                        + "\"root\")");
    }

    @Test
    void of_two_roots_of_the_same_name_the_right_one_counts() {
        Identity other = CertificateBuilder.authority("root").issue();

        assertThat(objection(
                        List.of(other, root),
                        CertificateBuilder.client("jane").signedBy(root).issue()))
                .isEmpty();
    }

    @Test
    void a_leaf_that_is_itself_a_root_is_good_without_any_signature() {
        Identity alone = CertificateBuilder.client("alone")
                .signedBy(CertificateBuilder.authority("unknown").issue())
                .issue();

        assertThat(objection(List.of(alone), alone)).isEmpty();
    }

    @Test
    void a_leaf_that_is_itself_a_root_must_still_be_valid_and_usable() {
        Identity expired =
                CertificateBuilder.client("a").validUntil(NOW.minusSeconds(1)).issue();
        Identity server = CertificateBuilder.client("a")
                .usableFor(CertificatePurpose.SERVER)
                .issue();

        assertThat(objection(List.of(expired), expired))
                .contains("x509: certificate has expired or is not yet valid: "
                        + "current time 2026-03-01T12:00:00Z is after 2026-03-01T11:59:59Z");
        assertThat(objection(List.of(server), server))
                .contains("x509: certificate specifies an incompatible key usage");
    }

    @Test
    void every_certificate_of_the_path_must_be_valid_now() {
        Identity oldRoot = CertificateBuilder.authority("old").validUntil(NOW).issue();
        Identity leaf = CertificateBuilder.client("jane").signedBy(oldRoot).issue();

        assertThat(objectionAt(NOW, List.of(oldRoot), leaf)).isEmpty();
        assertThat(objectionAt(NOW.plusSeconds(1), List.of(oldRoot), leaf))
                .contains("x509: certificate has expired or is not yet valid: "
                        + "current time 2026-03-01T12:00:01Z is after 2026-03-01T12:00:00Z");
    }

    @Test
    void an_expired_twin_of_a_good_intermediate_does_no_harm() {
        KeyPair keys = KeyPairs.p256();
        Identity expired = CertificateBuilder.authority("twin")
                .keys(keys)
                .validUntil(NOW.minusSeconds(1))
                .signedBy(root)
                .issue();
        Identity good =
                CertificateBuilder.authority("twin").keys(keys).signedBy(root).issue();
        Identity leaf = CertificateBuilder.client("jane").signedBy(good).issue();

        assertThat(objection(leaf, expired, good)).isEmpty();
        assertThat(objection(leaf, expired)).isPresent();
    }

    @Test
    void whoever_is_no_ca_signs_nobody() {
        Identity client = CertificateBuilder.client("client").signedBy(root).issue();
        Identity leaf = CertificateBuilder.client("jane").signedBy(client).issue();

        assertThat(objection(leaf, client).orElseThrow())
                .startsWith(
                        "x509: certificate signed by unknown authority (possibly because of \"x509: invalid signature: "
                                + "parent certificate cannot sign this kind of certificate\"");
    }

    @Test
    void a_ca_whose_key_usage_lacks_signing_certificates_signs_nobody() throws Exception {
        Identity noSigner = CertificateBuilder.client("ca")
                .extension(Extension.basicConstraints.getId(), true, new BasicConstraints(true).getEncoded())
                .extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.digitalSignature).getEncoded())
                .issue();

        assertThat(objection(
                        List.of(noSigner),
                        CertificateBuilder.client("jane").signedBy(noSigner).issue()))
                .isPresent();
    }

    @Test
    void a_ca_without_key_usage_may_sign() throws Exception {
        Identity plain = CertificateBuilder.client("ca")
                .extension(Extension.basicConstraints.getId(), true, new BasicConstraints(true).getEncoded())
                .issue();

        assertThat(objection(
                        List.of(plain),
                        CertificateBuilder.client("jane").signedBy(plain).issue()))
                .isEmpty();
    }

    @Test
    void path_length_counts_the_intermediates_below() {
        Identity one = CertificateBuilder.authority("one").maxPathLength(1).issue();
        Identity upper = CertificateBuilder.authority("upper").signedBy(one).issue();
        Identity lower = CertificateBuilder.authority("lower").signedBy(upper).issue();

        assertThat(objection(
                        List.of(one),
                        CertificateBuilder.client("jane").signedBy(upper).issue(),
                        upper))
                .isEmpty();
        assertThat(objection(
                        List.of(one),
                        CertificateBuilder.client("jane").signedBy(lower).issue(),
                        lower,
                        upper))
                .contains("x509: too many intermediates for path length constraint");
    }

    @Test
    void an_intermediate_that_is_not_good_for_clients_spoils_the_path() {
        Identity forServers = CertificateBuilder.authority("servers")
                .usableFor(CertificatePurpose.SERVER)
                .signedBy(root)
                .issue();
        Identity leaf = CertificateBuilder.client("jane")
                .usableFor(CertificatePurpose.CLIENT)
                .signedBy(forServers)
                .issue();

        assertThat(objection(leaf, forServers)).contains("x509: certificate specifies an incompatible key usage");
    }

    @Test
    void an_unknown_critical_extension_of_an_intermediate_spoils_the_path() {
        Identity odd = CertificateBuilder.authority("odd")
                .extension("1.2.3.4", true, new byte[] {5, 0})
                .signedBy(root)
                .issue();

        assertThat(objection(CertificateBuilder.client("jane").signedBy(odd).issue(), odd))
                .contains("x509: unhandled critical extension");
    }

    @Test
    void names_outside_of_what_a_ca_may_name_are_refused() throws Exception {
        NameConstraints exampleOnly = new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.com"))}, null);
        Identity constrained = CertificateBuilder.authority("constrained")
                .extension(Extension.nameConstraints.getId(), true, exampleOnly.getEncoded())
                .signedBy(root)
                .issue();

        assertThat(objection(
                        CertificateBuilder.client("a")
                                .alternativeName("a.example.com")
                                .signedBy(constrained)
                                .issue(),
                        constrained))
                .isEmpty();
        assertThat(objection(
                        CertificateBuilder.client("a").signedBy(constrained).issue(), constrained))
                .isEmpty();
        assertThat(objection(
                        CertificateBuilder.client("a")
                                .alternativeName("a.example.org")
                                .signedBy(constrained)
                                .issue(),
                        constrained))
                .contains("x509: a root or intermediate certificate is not authorized to sign for this name: "
                        + "DNS name \"a.example.org\" is not permitted by any constraint");
    }

    @Test
    void cas_that_signed_each_other_do_not_lead_in_circles() {
        KeyPair a = KeyPairs.p256();
        KeyPair b = KeyPairs.p256();
        Identity selfA = CertificateBuilder.authority("a").keys(a).issue();
        Identity selfB = CertificateBuilder.authority("b").keys(b).issue();
        Identity aByB =
                CertificateBuilder.authority("a").keys(a).signedBy(selfB).issue();
        Identity bByA =
                CertificateBuilder.authority("b").keys(b).signedBy(selfA).issue();
        Identity leaf = CertificateBuilder.client("jane").signedBy(selfA).issue();

        assertThat(objection(leaf, aByB, bByA)).contains("x509: certificate signed by unknown authority");
        assertThat(objection(List.of(selfB), leaf, bByA, aByB)).isEmpty();
    }

    @Test
    void after_a_hundred_candidates_the_search_ends() {
        KeyPair keys = KeyPairs.p256();
        List<Identity> twins = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            twins.add(CertificateBuilder.authority("twin")
                    .serialNumber(BigInteger.valueOf(i))
                    .signedBy(
                            CertificateBuilder.authority("stranger").keys(keys).issue())
                    .issue());
        }
        Identity leaf = CertificateBuilder.client("jane")
                .signedBy(CertificateBuilder.authority("twin").issue())
                .issue();

        assertThat(objection(leaf, twins.subList(0, 100).toArray(Identity[]::new))
                        .orElseThrow())
                .startsWith("x509: certificate signed by unknown authority (possibly because of ");
        assertThat(objection(leaf, twins.toArray(Identity[]::new)))
                .contains("x509: signature check attempts limit reached while verifying certificate chain");
    }

    @Test
    void nobody_is_good_without_roots() {
        assertThat(objection(List.of(), root, intermediate)).contains("x509: certificate signed by unknown authority");
    }

    private Optional<String> objection(Identity leaf, Identity... intermediates) {
        return objection(List.of(root), leaf, intermediates);
    }

    private static Optional<String> objection(List<Identity> roots, Identity leaf, Identity... intermediates) {
        return objectionAt(NOW, roots, leaf, intermediates);
    }

    private static Optional<String> objectionAt(
            Instant instant, List<Identity> roots, Identity leaf, Identity... intermediates) {
        CertificatePool pool = new CertificatePool(parsed(roots));
        return new PathVerifier(pool)
                .objection(Parsed.of(leaf), parsed(Arrays.asList(intermediates)), instant, KeyPurpose.CLIENT_AUTH);
    }

    private static List<Certificate> parsed(List<Identity> forged) {
        return forged.stream().map(Parsed::of).toList();
    }
}
