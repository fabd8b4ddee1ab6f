package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.x509.forge.Forge;
import io.github.kubeauthn.x509.forge.Forge.Forged;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;

class ClientCertificateAuthenticatorTest {

    private final Forged ca = Forge.ca("ca").selfSigned();

    @Test
    void the_common_name_is_the_user_and_the_organizations_are_the_groups_in_order() {
        Forged jane = Forge.client("jane")
                .organization("ops")
                .organization("dev")
                .organization("ops")
                .signedBy(ca);

        UserInfo user = user(ask(jane.peer()));

        assertThat(user.name()).isEqualTo("jane");
        assertThat(user.groups()).containsExactly("ops", "dev", "ops");
        assertThat(user.uid()).isEmpty();
    }

    @Test
    void extra_names_the_certificate_by_its_sha256() throws Exception {
        Forged jane = Forge.client("jane").signedBy(ca);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jane.der()));

        assertThat(user(ask(jane.peer())).extra())
                .isEqualTo(java.util.Map.of(
                        "authentication.kubernetes.io/credential-id", List.of("X509SHA256=" + sha256)));
    }

    @Test
    void no_certificate_is_no_opinion() {
        assertThat(ask()).isInstanceOf(NoOpinion.class);
    }

    @Test
    void a_certificate_without_a_common_name_is_no_opinion() {
        assertThat(ask(Forge.client("").organization("dev").signedBy(ca).peer()))
                .isInstanceOf(NoOpinion.class);
    }

    @Test
    void a_certificate_without_a_common_name_is_refused_all_the_same_if_nobody_trusts_it() {
        Forged stranger = Forge.ca("stranger").selfSigned();

        assertThat(ask(Forge.client("").signedBy(stranger).peer())).isInstanceOf(Failed.class);
    }

    @Test
    void without_a_bundle_to_trust_there_is_no_opinion() {
        ClientCertificateAuthenticator authenticator =
                ClientCertificateAuthenticator.builder(Optional::empty).build();

        assertThat(authenticator.authenticate(
                        credential(Forge.client("jane").signedBy(ca).peer())))
                .isInstanceOf(NoOpinion.class);
    }

    @Test
    void a_stranger_is_refused_with_the_identifiers_of_the_certificate() throws Exception {
        Forged stranger = Forge.ca("stranger").selfSigned();
        Forged jane = Forge.client("jane")
                .serialNumber(1234)
                .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {1, (byte) 0xab}))
                .extension(
                        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {(byte) 0xff}))
                .signedBy(stranger);

        assertThat(message(ask(jane.peer())))
                .isEqualTo("verifying certificate SN=1234, SKID=01:AB, AKID=FF failed: "
                        + "x509: certificate signed by unknown authority");
    }

    @Test
    void a_malformed_certificate_is_refused_with_what_is_wrong() {
        assertThat(message(ask(PeerCertificate.ofDer(new byte[] {0x30, 0x01}))))
                .isEqualTo("x509: malformed certificate");
    }

    @Test
    void a_malformed_certificate_behind_a_good_one_is_refused() {
        assertThat(message(ask(Forge.client("jane").signedBy(ca).peer(), PeerCertificate.ofDer(new byte[0]))))
                .isEqualTo("x509: malformed certificate");
    }

    @Test
    void a_path_may_lead_through_intermediates_in_any_order() {
        Forged upper = Forge.ca("upper").signedBy(ca);
        Forged lower = Forge.ca("lower").signedBy(upper);
        Forged jane = Forge.client("jane").signedBy(lower);

        assertThat(user(ask(jane.peer(), lower.peer(), upper.peer())).name()).isEqualTo("jane");
        assertThat(user(ask(jane.peer(), upper.peer(), lower.peer())).name()).isEqualTo("jane");
        assertThat(ask(jane.peer(), upper.peer())).isInstanceOf(Failed.class);
    }

    @Test
    void the_uid_is_the_attribute_of_kubernetes() {
        assertThat(user(ask(Forge.client("jane").uid("42").signedBy(ca).peer())).uid())
                .isEqualTo("42");
    }

    @Test
    void two_uids_are_refused() {
        assertThat(message(
                        ask(Forge.client("jane").uid("a").uid("b").signedBy(ca).peer())))
                .isEqualTo("expected 1 UID, but found multiple: [a b]");
    }

    @Test
    void an_empty_uid_is_refused() {
        assertThat(message(ask(Forge.client("jane").uid("").signedBy(ca).peer())))
                .isEqualTo("UID cannot be an empty string");
    }

    @Test
    void uids_are_of_no_interest_where_the_feature_is_off() {
        ClientCertificateAuthenticator authenticator = ClientCertificateAuthenticator.builder(trusted())
                .clock(at(Forge.NOW))
                .readUid(false)
                .build();

        AuthenticationResult result = authenticator.authenticate(
                credential(Forge.client("jane").uid("a").uid("b").signedBy(ca).peer()));

        assertThat(user(result).uid()).isEmpty();
    }

    @Test
    void the_last_second_of_the_validity_is_part_of_it() {
        PeerCertificate jane = Forge.client("jane").signedBy(ca).peer();

        assertThat(askAt(Forge.TOMORROW, jane)).isInstanceOf(Authenticated.class);
        assertThat(askAt(Forge.TOMORROW.plusNanos(1), jane)).isInstanceOf(Failed.class);
        assertThat(askAt(Forge.YESTERDAY, jane)).isInstanceOf(Authenticated.class);
        assertThat(askAt(Forge.YESTERDAY.minusNanos(1), jane)).isInstanceOf(Failed.class);
    }

    @Test
    void a_server_certificate_does_not_prove_a_client() {
        PeerCertificate server = Forge.client("server")
                .usableFor(KeyPurposeId.id_kp_serverAuth)
                .signedBy(ca)
                .peer();

        assertThat(message(ask(server))).endsWith("failed: x509: certificate specifies an incompatible key usage");
    }

    @Test
    void a_server_certificate_will_do_where_any_usage_does() {
        PeerCertificate server = Forge.client("server")
                .usableFor(KeyPurposeId.id_kp_serverAuth)
                .signedBy(ca)
                .peer();
        ClientCertificateAuthenticator authenticator = ClientCertificateAuthenticator.builder(trusted())
                .clock(at(Forge.NOW))
                .anyExtendedKeyUsage()
                .build();

        assertThat(user(authenticator.authenticate(credential(server))).name()).isEqualTo("server");
    }

    @Test
    void an_unknown_critical_extension_is_refused() {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");

        assertThat(ask(Forge.client("jane")
                        .extension(unknown, false, DERNull.INSTANCE)
                        .signedBy(ca)
                        .peer()))
                .isInstanceOf(Authenticated.class);
        assertThat(message(ask(Forge.client("jane")
                        .extension(unknown, true, new DEROctetString(new byte[9]))
                        .signedBy(ca)
                        .peer())))
                .endsWith("failed: x509: unhandled critical extension");
    }

    private AuthenticationResult ask(PeerCertificate... chain) {
        return askAt(Forge.NOW, chain);
    }

    private AuthenticationResult askAt(Instant instant, PeerCertificate... chain) {
        return ClientCertificateAuthenticator.builder(trusted())
                .clock(at(instant))
                .build()
                .authenticate(credential(chain));
    }

    private CaBundle trusted() {
        return CaBundle.ofDer("test", List.of(ca.der()));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static HttpCredential credential(PeerCertificate... chain) {
        return HttpCredential.builder().peerCertificates(List.of(chain)).build();
    }

    private static UserInfo user(AuthenticationResult result) {
        return assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(Authenticated.class))
                .actual()
                .user();
    }

    private static String message(AuthenticationResult result) {
        return assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(Failed.class))
                .actual()
                .message();
    }
}
