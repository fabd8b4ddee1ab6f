package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaBundleTest {

    private static final String NAME = "client-ca-bundle::/etc/ca.crt";

    private final String a = TestCa.named("a").pem();
    private final String b = TestCa.named("b").pem();

    @Test
    void every_certificate_counts_once() {
        assertThat(parse(a + "text between\n" + b + a).size()).isEqualTo(2);
    }

    @Test
    void other_blocks_and_blocks_with_headers_do_not_count() {
        String key = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n";
        String withHeader = b.replace("CERTIFICATE-----\nM", "CERTIFICATE-----\nA: b\n\nM");

        assertThat(parse(key + a + withHeader).size()).isEqualTo(1);
    }

    @Test
    void an_empty_text_is_refused() {
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("missing content for CA bundle \"client-ca-bundle::/etc/ca.crt\"");
    }

    @Test
    void a_text_without_certificates_is_refused() {
        assertThatThrownBy(() -> parse("nothing"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("error loading CA bundle for \"client-ca-bundle::/etc/ca.crt\": "
                        + "data does not contain any valid RSA or ECDSA certificates");
    }

    @Test
    void one_malformed_certificate_among_good_ones_is_refused() {
        String malformed = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

        assertThatThrownBy(() -> parse(a + malformed + b))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "error loading CA bundle for \"client-ca-bundle::/etc/ca.crt\": x509: malformed certificate");
    }

    @Test
    void certificates_in_memory_are_copied() {
        byte[] der = TestCa.named("a").identity().der();
        CaBundle bundle = CaBundle.ofDer("memory", List.of(der));
        byte[] before = der.clone();
        der[der.length - 1] ^= 1;

        assertThat(bundle.sharesACertificateWith(CaBundle.ofDer("same", List.of(before))))
                .isTrue();
        assertThat(bundle.sharesACertificateWith(parse(b))).isFalse();
    }

    @Test
    void a_bundle_is_its_own_source() {
        CaBundle bundle = parse(a);

        assertThat(bundle.current()).containsSame(bundle);
        assertThat(bundle).hasToString("CaBundle[client-ca-bundle::/etc/ca.crt, 1 certificates]");
    }

    private static CaBundle parse(String pem) {
        return CaBundle.parsePem(NAME, pem.getBytes(StandardCharsets.UTF_8));
    }
}
