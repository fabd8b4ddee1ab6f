package io.github.kubeauthn.x509;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static io.github.kubeauthn.testkit.pki.CertificateBuilder.GOOD_FROM;
import static io.github.kubeauthn.testkit.pki.CertificateBuilder.GOOD_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;

class ClientCertificateAuthenticatorTest {

    private final TestCa ca = TestCa.named("ca");

    @Test
    void the_common_name_is_the_user_and_the_organizations_are_the_groups_in_order() {
        Identity jane = ca.client("jane").group("ops").group("dev").group("ops").issue();

        assertThat(ask(jane.peerCertificate()))
                .isAuthenticatedAs("jane")
                .inExactlyTheGroups("ops", "dev", "ops")
                .withUid("");
    }

    @Test
    void extra_names_the_certificate_by_its_sha256() throws Exception {
        Identity jane = ca.client("jane").issue();
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jane.der()));

        assertThat(user(ask(jane.peerCertificate())).extra())
                .isEqualTo(java.util.Map.of(
                        "authentication.kubernetes.io/credential-id", List.of("X509SHA256=" + sha256)));
    }

    @Test
    void a_listener_is_told_how_long_a_certificate_is_still_valid_whoever_trusts_it() {
        List<Duration> told = new ArrayList<>();
        ManualClock clock = ManualClock.at(GOOD_UNTIL.minusSeconds(90));
        ClientCertificateAuthenticator authenticator = ClientCertificateAuthenticator.builder(trusted())
                .clock(clock)
                .listener(new ClientCertificateListener() {
                    @Override
                    public void verifying(Duration remaining) {
                        told.add(remaining);
                    }
                })
                .build();

        authenticator.authenticate(credential(ca.client("jane").issue().peerCertificate()));
        authenticator.authenticate(
                credential(TestCa.named("stranger").client("jane").issue().peerCertificate()));
        clock.advance(Duration.ofSeconds(100));
        authenticator.authenticate(credential(ca.client("jane").issue().peerCertificate()));
        authenticator.authenticate(credential());

        assertThat(told).containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(90), Duration.ofSeconds(-10));
    }

    @Test
    void no_certificate_is_no_opinion() {
        assertThat(ask()).hasNoOpinion();
    }

    @Test
    void a_certificate_without_a_common_name_is_no_opinion() {
        assertThat(ask(ca.client("").group("dev").issue().peerCertificate())).hasNoOpinion();
    }

    @Test
    void a_certificate_without_a_common_name_is_refused_all_the_same_if_nobody_trusts_it() {
        TestCa stranger = TestCa.named("stranger");

        assertThat(ask(stranger.client("").issue().peerCertificate())).isRefused();
    }

    @Test
    void without_a_bundle_to_trust_there_is_no_opinion() {
        ClientCertificateAuthenticator authenticator =
                ClientCertificateAuthenticator.builder(Optional::empty).build();

        assertThat(authenticator.authenticate(
                        credential(ca.client("jane").issue().peerCertificate())))
                .hasNoOpinion();
    }

    @Test
    void a_stranger_is_refused_with_the_identifiers_of_the_certificate() throws Exception {
        TestCa stranger = TestCa.named("stranger");
        Identity jane = stranger.client("jane")
                .serialNumber(BigInteger.valueOf(1234))
                .extension(
                        Extension.subjectKeyIdentifier.getId(),
                        false,
                        new SubjectKeyIdentifier(new byte[] {1, (byte) 0xab}).getEncoded())
                .extension(
                        Extension.authorityKeyIdentifier.getId(),
                        false,
                        new AuthorityKeyIdentifier(new byte[] {(byte) 0xff}).getEncoded())
                .issue();

        assertThat(ask(jane.peerCertificate()))
                .isRefusedBecause("verifying certificate SN=1234, SKID=01:AB, AKID=FF failed: "
                        + "x509: certificate signed by unknown authority");
    }

    @Test
    void a_malformed_certificate_is_refused_with_what_is_wrong() {
        assertThat(ask(PeerCertificate.ofDer(new byte[] {0x30, 0x01}))).isRefusedBecause("x509: malformed certificate");
    }

    @Test
    void a_malformed_certificate_behind_a_good_one_is_refused() {
        assertThat(ask(ca.client("jane").issue().peerCertificate(), PeerCertificate.ofDer(new byte[0])))
                .isRefusedBecause("x509: malformed certificate");
    }

    @Test
    void a_path_may_lead_through_intermediates_in_any_order() {
        TestCa upper = ca.intermediate("upper");
        TestCa lower = upper.intermediate("lower");
        Identity jane = lower.client("jane").issue();

        assertThat(ask(
                        jane.peerCertificate(),
                        lower.identity().peerCertificate(),
                        upper.identity().peerCertificate()))
                .isAuthenticatedAs("jane");
        assertThat(ask(
                        jane.peerCertificate(),
                        upper.identity().peerCertificate(),
                        lower.identity().peerCertificate()))
                .isAuthenticatedAs("jane");
        assertThat(ask(jane.peerCertificate(), upper.identity().peerCertificate()))
                .isRefused();
    }

    @Test
    void the_uid_is_the_attribute_of_kubernetes() {
        assertThat(ask(ca.client("jane").uid("42").issue().peerCertificate())).withUid("42");
    }

    @Test
    void two_uids_are_refused() {
        assertThat(ask(ca.client("jane").uid("a").uid("b").issue().peerCertificate()))
                .isRefusedBecause("expected 1 UID, but found multiple: [a b]");
    }

    @Test
    void an_empty_uid_is_refused() {
        assertThat(ask(ca.client("jane").uid("").issue().peerCertificate()))
                .isRefusedBecause("UID cannot be an empty string");
    }

    @Test
    void uids_are_of_no_interest_where_the_feature_is_off() {
        ClientCertificateAuthenticator authenticator =
                ClientCertificateAuthenticator.builder(trusted()).readUid(false).build();

        AuthenticationResult result = authenticator.authenticate(
                credential(ca.client("jane").uid("a").uid("b").issue().peerCertificate()));

        assertThat(result).withUid("");
    }

    @Test
    void the_last_second_of_the_validity_is_part_of_it() {
        PeerCertificate jane = ca.client("jane").issue().peerCertificate();

        assertThat(askAt(GOOD_UNTIL, jane)).isAuthenticated();
        assertThat(askAt(GOOD_UNTIL.plusNanos(1), jane)).isRefused();
        assertThat(askAt(GOOD_FROM, jane)).isAuthenticated();
        assertThat(askAt(GOOD_FROM.minusNanos(1), jane)).isRefused();
    }

    @Test
    void a_server_certificate_does_not_prove_a_client() {
        PeerCertificate server =
                ca.client("server").usableFor(CertificatePurpose.SERVER).issue().peerCertificate();

        assertThat(ask(server))
                .isRefusedBecause("verifying certificate SN=1, SKID=, AKID= failed: "
                        + "x509: certificate specifies an incompatible key usage");
    }

    @Test
    void a_server_certificate_will_do_where_any_usage_does() {
        PeerCertificate server =
                ca.client("server").usableFor(CertificatePurpose.SERVER).issue().peerCertificate();
        ClientCertificateAuthenticator authenticator = ClientCertificateAuthenticator.builder(trusted())
                .anyExtendedKeyUsage()
                .build();

        assertThat(authenticator.authenticate(credential(server))).isAuthenticatedAs("server");
    }

    @Test
    void an_unknown_critical_extension_is_refused() {
        assertThat(ask(ca.client("jane")
                        .extension("1.2.3.4", false, new byte[] {5, 0})
                        .issue()
                        .peerCertificate()))
                .isAuthenticated();
        assertThat(ask(ca.client("jane")
                        .extension("1.2.3.4", true, new byte[] {5, 0})
                        .issue()
                        .peerCertificate()))
                .isRefusedBecause(
                        "verifying certificate SN=1, SKID=, AKID= failed: x509: unhandled critical extension");
    }

    private AuthenticationResult ask(PeerCertificate... chain) {
        return askAt(Instant.parse("2026-03-01T12:00:00Z"), chain);
    }

    private AuthenticationResult askAt(Instant instant, PeerCertificate... chain) {
        return ClientCertificateAuthenticator.builder(trusted())
                .clock(ManualClock.at(instant))
                .build()
                .authenticate(credential(chain));
    }

    private CaBundle trusted() {
        return CaBundle.ofDer("test", List.of(ca.identity().der()));
    }

    private static HttpCredential credential(PeerCertificate... chain) {
        return HttpCredential.builder().peerCertificates(List.of(chain)).build();
    }

    private static UserInfo user(AuthenticationResult result) {
        return ((Authenticated) result).user();
    }
}
