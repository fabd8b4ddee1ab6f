package io.github.kubeauthn.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.forge.Forge;
import io.github.kubeauthn.x509.forge.Forge.Forged;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class PathVerifierTest {

    private final Forged root = Forge.ca("root").selfSigned();
    private final Forged intermediate = Forge.ca("intermediate").signedBy(root);

    @Test
    void a_leaf_of_a_root_is_good() {
        assertThat(objection(Forge.client("jane").signedBy(root))).isEmpty();
    }

    @Test
    void a_leaf_of_a_stranger_of_the_same_name_is_not() {
        Forged stranger = Forge.ca("root").selfSigned();

        assertThat(objection(Forge.client("jane").signedBy(stranger)))
                .contains("x509: certificate signed by unknown authority (possibly because of "
                        + "\"x509: ECDSA verification failure\" while trying to verify candidate authority certificate "
                        + "\"root\")");
    }

    @Test
    void of_two_roots_of_the_same_name_the_right_one_counts() {
        Forged other = Forge.ca("root").selfSigned();

        assertThat(objection(List.of(other, root), Forge.client("jane").signedBy(root)))
                .isEmpty();
    }

    @Test
    void a_leaf_that_is_itself_a_root_is_good_without_any_signature() {
        Forged alone = Forge.client("alone").signedBy(Forge.ca("unknown").selfSigned());

        assertThat(objection(List.of(alone), alone)).isEmpty();
    }

    @Test
    void a_leaf_that_is_itself_a_root_must_still_be_valid_and_usable() {
        Forged expired = Forge.client("a").validUntil(Forge.NOW.minusSeconds(1)).selfSigned();
        Forged server =
                Forge.client("a").usableFor(KeyPurposeId.id_kp_serverAuth).selfSigned();

        assertThat(objection(List.of(expired), expired))
                .contains("x509: certificate has expired or is not yet valid: "
                        + "current time 2026-03-01T12:00:00Z is after 2026-03-01T11:59:59Z");
        assertThat(objection(List.of(server), server))
                .contains("x509: certificate specifies an incompatible key usage");
    }

    @Test
    void every_certificate_of_the_path_must_be_valid_now() {
        Forged oldRoot = Forge.ca("old").validUntil(Forge.NOW).selfSigned();
        Forged leaf = Forge.client("jane").signedBy(oldRoot);

        assertThat(objectionAt(Forge.NOW, List.of(oldRoot), leaf)).isEmpty();
        assertThat(objectionAt(Forge.NOW.plusSeconds(1), List.of(oldRoot), leaf))
                .contains("x509: certificate has expired or is not yet valid: "
                        + "current time 2026-03-01T12:00:01Z is after 2026-03-01T12:00:00Z");
    }

    @Test
    void an_expired_twin_of_a_good_intermediate_does_no_harm() {
        KeyPair keys = Forge.p256();
        Forged expired = Forge.ca("twin")
                .keys(keys)
                .validUntil(Forge.NOW.minusSeconds(1))
                .signedBy(root);
        Forged good = Forge.ca("twin").keys(keys).signedBy(root);
        Forged leaf = Forge.client("jane").signedBy(good);

        assertThat(objection(leaf, expired, good)).isEmpty();
        assertThat(objection(leaf, expired)).isPresent();
    }

    @Test
    void whoever_is_no_ca_signs_nobody() {
        Forged client = Forge.client("client").signedBy(root);
        Forged leaf = Forge.client("jane").signedBy(client);

        assertThat(objection(leaf, client).orElseThrow())
                .startsWith(
                        "x509: certificate signed by unknown authority (possibly because of \"x509: invalid signature: "
                                + "parent certificate cannot sign this kind of certificate\"");
    }

    @Test
    void a_ca_whose_key_usage_lacks_signing_certificates_signs_nobody() {
        Forged noSigner = Forge.client("ca")
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .selfSigned();

        assertThat(objection(List.of(noSigner), Forge.client("jane").signedBy(noSigner)))
                .isPresent();
    }

    @Test
    void a_ca_without_key_usage_may_sign() {
        Forged plain = Forge.client("ca")
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .selfSigned();

        assertThat(objection(List.of(plain), Forge.client("jane").signedBy(plain)))
                .isEmpty();
    }

    @Test
    void path_length_counts_the_intermediates_below() {
        Forged one = Forge.ca("one", 1).selfSigned();
        Forged upper = Forge.ca("upper").signedBy(one);
        Forged lower = Forge.ca("lower").signedBy(upper);

        assertThat(objection(List.of(one), Forge.client("jane").signedBy(upper), upper))
                .isEmpty();
        assertThat(objection(List.of(one), Forge.client("jane").signedBy(lower), lower, upper))
                .contains("x509: too many intermediates for path length constraint");
    }

    @Test
    void an_intermediate_that_is_not_good_for_clients_spoils_the_path() {
        Forged forServers =
                Forge.ca("servers").usableFor(KeyPurposeId.id_kp_serverAuth).signedBy(root);
        Forged leaf =
                Forge.client("jane").usableFor(KeyPurposeId.id_kp_clientAuth).signedBy(forServers);

        assertThat(objection(leaf, forServers)).contains("x509: certificate specifies an incompatible key usage");
    }

    @Test
    void an_unknown_critical_extension_of_an_intermediate_spoils_the_path() {
        Forged odd = Forge.ca("odd")
                .extension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)
                .signedBy(root);

        assertThat(objection(Forge.client("jane").signedBy(odd), odd)).contains("x509: unhandled critical extension");
    }

    @Test
    void names_outside_of_what_a_ca_may_name_are_refused() {
        NameConstraints exampleOnly = new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.com"))}, null);
        Forged constrained = Forge.ca("constrained")
                .extension(Extension.nameConstraints, true, exampleOnly)
                .signedBy(root);

        assertThat(objection(Forge.client("a").dnsName("a.example.com").signedBy(constrained), constrained))
                .isEmpty();
        assertThat(objection(Forge.client("a").signedBy(constrained), constrained))
                .isEmpty();
        assertThat(objection(Forge.client("a").dnsName("a.example.org").signedBy(constrained), constrained))
                .contains("x509: a root or intermediate certificate is not authorized to sign for this name: "
                        + "DNS name \"a.example.org\" is not permitted by any constraint");
    }

    @Test
    void cas_that_signed_each_other_do_not_lead_in_circles() {
        KeyPair a = Forge.p256();
        KeyPair b = Forge.p256();
        Forged selfA = Forge.ca("a").keys(a).selfSigned();
        Forged selfB = Forge.ca("b").keys(b).selfSigned();
        Forged aByB = Forge.ca("a").keys(a).signedBy(selfB);
        Forged bByA = Forge.ca("b").keys(b).signedBy(selfA);
        Forged leaf = Forge.client("jane").signedBy(selfA);

        assertThat(objection(leaf, aByB, bByA)).contains("x509: certificate signed by unknown authority");
        assertThat(objection(List.of(selfB), leaf, bByA, aByB)).isEmpty();
    }

    @Test
    void after_a_hundred_candidates_the_search_ends() {
        KeyPair keys = Forge.p256();
        List<Forged> twins = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            twins.add(Forge.ca("twin")
                    .serialNumber(i)
                    .signedBy(Forge.ca("stranger").keys(keys).selfSigned()));
        }
        Forged leaf = Forge.client("jane").signedBy(Forge.ca("twin").selfSigned());

        assertThat(objection(leaf, twins.subList(0, 100).toArray(Forged[]::new)).orElseThrow())
                .startsWith("x509: certificate signed by unknown authority (possibly because of ");
        assertThat(objection(leaf, twins.toArray(Forged[]::new)))
                .contains("x509: signature check attempts limit reached while verifying certificate chain");
    }

    @Test
    void nobody_is_good_without_roots() {
        assertThat(objection(List.of(), root, intermediate)).contains("x509: certificate signed by unknown authority");
    }

    private Optional<String> objection(Forged leaf, Forged... intermediates) {
        return objection(List.of(root), leaf, intermediates);
    }

    private static Optional<String> objection(List<Forged> roots, Forged leaf, Forged... intermediates) {
        return objectionAt(Forge.NOW, roots, leaf, intermediates);
    }

    private static Optional<String> objectionAt(
            Instant instant, List<Forged> roots, Forged leaf, Forged... intermediates) {
        CertificatePool pool = new CertificatePool(parsed(roots));
        return new PathVerifier(pool)
                .objection(leaf.parsed(), parsed(Arrays.asList(intermediates)), instant, KeyPurpose.CLIENT_AUTH);
    }

    private static List<Certificate> parsed(List<Forged> forged) {
        return forged.stream().map(Forged::parsed).toList();
    }
}
