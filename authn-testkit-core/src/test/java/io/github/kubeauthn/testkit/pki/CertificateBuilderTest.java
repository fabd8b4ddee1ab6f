package io.github.kubeauthn.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateBuilderTest {

    private final TestCa ca = TestCa.named("ca");

    @Test
    void a_client_is_signed_by_its_authority_and_says_user_and_groups() throws Exception {
        Identity jane = ca.client("jane", "dev", "ops").issue();

        jane.certificate().verify(ca.identity().keys().getPublic());
        assertThat(jane.subject()).isEqualTo("CN=jane,O=dev,O=ops");
        assertThat(jane.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(jane.peerCertificates()).hasSize(1);
    }

    @Test
    void dates_are_what_they_are_told_and_good_for_a_century_otherwise() {
        assertThat(ca.client("jane").issue().certificate().getNotBefore().toInstant())
                .isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(ca.client("jane").issue().certificate().getNotAfter().toInstant())
                .isEqualTo(Instant.parse("2099-12-31T23:59:59Z"));
        assertThat(ca.client("jane")
                        .expired()
                        .issue()
                        .certificate()
                        .getNotAfter()
                        .toInstant())
                .isEqualTo(Instant.parse("2000-12-31T23:59:59Z"));
        assertThat(ca.client("jane")
                        .notYetValid()
                        .issue()
                        .certificate()
                        .getNotBefore()
                        .toInstant())
                .isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(ca.client("jane")
                        .validUntil(Instant.parse("2026-03-01T12:00:00Z"))
                        .issue()
                        .certificate()
                        .getNotAfter()
                        .toInstant())
                .isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void what_it_is_for_can_be_wrong_or_missing() throws Exception {
        assertThat(ca.client("jane")
                        .usableFor(CertificatePurpose.SERVER)
                        .issue()
                        .certificate()
                        .getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(ca.client("jane").usableFor().issue().certificate().getExtendedKeyUsage())
                .isNull();
    }

    @Test
    void subjects_may_be_odd() {
        assertThat(ca.client("").issue().subject()).isEmpty();
        assertThat(ca.certificate().subject("OU=here+O=dev,CN=jane").issue().subject())
                .isEqualTo("O=dev+OU=here,CN=jane");
        assertThat(ca.client("jane")
                        .uid("42")
                        .issue()
                        .certificate()
                        .getSubjectX500Principal()
                        .getName("RFC1779"))
                .contains("OID.1.3.6.1.4.1.57683.2=42");
    }

    @Test
    void an_intermediate_travels_along_and_the_root_does_not() {
        Identity jane = ca.intermediate("below").client("jane").issue();

        assertThat(jane.peerCertificates()).hasSize(2);
        assertThat(jane.chainPem().split("BEGIN CERTIFICATE")).hasSize(3);
    }

    @Test
    void a_server_has_names_and_addresses() throws Exception {
        assertThat(ca.server("127.0.0.1", "localhost", "::1")
                        .issue()
                        .certificate()
                        .getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactly("127.0.0.1", "localhost", "0:0:0:0:0:0:0:1");
    }

    @Test
    void keys_are_on_a_curve_or_rsa() {
        assertThat(ca.client("jane").issue().certificate().getPublicKey().getAlgorithm())
                .isEqualTo("EC");
        assertThat(ca.client("jane").rsa().issue().certificate().getPublicKey().getAlgorithm())
                .isEqualTo("RSA");
    }

    @Test
    void its_key_does_not_show() {
        Identity jane = ca.client("jane").issue();

        assertThat(List.of(jane.toString(), ca.toString()))
                .containsExactly("Identity[CN=jane]", "TestCa[identity=Identity[CN=ca]]");
        assertThat(Arrays.equals(jane.der(), jane.peerCertificate().der())).isTrue();
    }
}
