package io.github.kubeauthn.x509.certificate;

import static io.github.kubeauthn.testkit.pki.CertificateBuilder.GOOD_FROM;
import static io.github.kubeauthn.testkit.pki.CertificateBuilder.GOOD_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;

/** What {@code GoVerdictsTest} does not show by itself. */
class CertificateTest {

    private final TestCa ca = TestCa.named("ca");

    @Test
    void the_fields_are_read() throws Exception {
        Identity jane = ca.client("jane")
                .group("dev")
                .serialNumber(BigInteger.valueOf(7))
                .issue();

        Certificate certificate = Certificate.parse(jane.der());

        assertThat(certificate.serialNumber()).isEqualTo(7);
        assertThat(certificate.subject().commonName()).isEqualTo("jane");
        assertThat(certificate.subject().organizations()).containsExactly("dev");
        assertThat(certificate.issuer().commonName()).isEqualTo("ca");
        assertThat(certificate.notBefore()).isEqualTo(GOOD_FROM);
        assertThat(certificate.notAfter()).isEqualTo(GOOD_UNTIL);
        assertThat(certificate.encoded().toByteArray()).isEqualTo(jane.der());
        assertThat(certificate.hasUnhandledCriticalExtension()).isFalse();
        assertThat(certificate.isCa()).isFalse();
        assertThat(certificate.maxPathLength()).isEqualTo(-1);
    }

    @Test
    void a_certificate_is_equal_to_one_of_the_same_bytes() throws Exception {
        Identity jane = ca.client("jane").issue();

        assertThat(Certificate.parse(jane.der().clone()))
                .isEqualTo(Parsed.of(jane))
                .hasSameHashCodeAs(Parsed.of(jane));
        assertThat(Parsed.of(jane)).isNotEqualTo(Parsed.of(ca.identity()));
    }

    @Test
    void a_serial_number_is_printed_unless_it_is_absurdly_long() {
        BigInteger longest = BigInteger.ONE.shiftLeft(8192).subtract(BigInteger.ONE);

        assertThat(Parsed.of(ca.client("a").serialNumber(longest).issue()).serialNumberText())
                .isEqualTo(longest.toString());
        assertThat(Parsed.of(ca.client("a")
                                .serialNumber(longest.add(BigInteger.ONE))
                                .issue())
                        .serialNumberText())
                .isEqualTo("(8193 bits)");
    }

    @Test
    void without_extended_key_usage_everything_is_allowed() {
        assertThat(allowsClientAuth()).isTrue();
        assertThat(allowsClientAuth(CertificatePurpose.CLIENT)).isTrue();
        assertThat(allowsClientAuth(CertificatePurpose.ANY)).isTrue();
        assertThat(allowsClientAuth(CertificatePurpose.SERVER)).isFalse();
        assertThat(allowsClientAuth(CertificatePurpose.SERVER, CertificatePurpose.CLIENT))
                .isTrue();
    }

    private boolean allowsClientAuth(CertificatePurpose... purposes) {
        return Parsed.of(ca.client("a").usableFor(purposes).issue()).allowsClientAuth();
    }

    @Test
    void one_byte_more_or_less_is_refused() {
        byte[] der = ca.identity().der();

        assertThatThrownBy(() -> Certificate.parse(Arrays.copyOf(der, der.length + 1)))
                .hasMessage("x509: trailing data");
        assertThatThrownBy(() -> Certificate.parse(Arrays.copyOf(der, der.length - 1)))
                .hasMessage("x509: malformed certificate");
    }

    @Test
    void a_critical_key_identifier_is_refused() throws Exception {
        Identity critical = ca.client("jane")
                .extension(
                        Extension.subjectKeyIdentifier.getId(),
                        true,
                        new SubjectKeyIdentifier(new byte[4]).getEncoded())
                .issue();

        assertThatThrownBy(() -> Certificate.parse(critical.der()))
                .hasMessage("x509: subject key identifier incorrectly marked critical");
    }

    /** A version whose number, one more than what stands there, overflows: Go reads no extensions then, and so do we. */
    @Test
    void a_version_that_overflows_has_no_extensions() throws Exception {
        String name = "ca".repeat(99);
        String der = HexFormat.of().formatHex(TestCa.named(name).identity().der());
        int at = der.indexOf("a003020102");
        byte[] overflowing = HexFormat.of().parseHex(lengthened(der, at));

        Certificate certificate = Certificate.parse(overflowing);

        assertThat(certificate.isCa()).isFalse();
        assertThat(certificate.subject().commonName()).isEqualTo(name);
    }

    /** The version in eight octets; both lengths around it are of two octets. */
    private static String lengthened(String der, int at) {
        int whole = Integer.parseInt(der.substring(4, 8), 16) + 7;
        int tbs = Integer.parseInt(der.substring(12, 16), 16) + 7;
        return HexFormat.of().toHexDigits((short) 0x3082) + HexFormat.of().toHexDigits((short) whole)
                + "3082" + HexFormat.of().toHexDigits((short) tbs)
                + "a00a02087fffffffffffffff" + der.substring(at + 10);
    }
}
