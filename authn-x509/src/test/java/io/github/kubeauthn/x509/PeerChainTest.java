package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPublicKeySpec;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerChainTest {

    private final TestCa ca = TestCa.named("ca");

    @Test
    void no_certificates_are_well_formed() {
        assertThat(PeerChain.parse(List.of()))
                .isInstanceOfSatisfying(
                        PeerChain.WellFormed.class,
                        chain -> assertThat(chain.isEmpty()).isTrue());
    }

    @Test
    void good_certificates_are_well_formed_whoever_trusts_them() {
        assertThat(PeerChain.parse(List.of(
                        ca.identity().peerCertificate(),
                        ca.client("jane").issue().peerCertificate())))
                .isInstanceOfSatisfying(
                        PeerChain.WellFormed.class,
                        chain -> assertThat(chain.isEmpty()).isFalse());
    }

    @Test
    void a_malformed_certificate_anywhere_makes_the_chain_malformed() {
        PeerCertificate malformed = PeerCertificate.ofDer(new byte[] {0x30, 0});

        assertThat(PeerChain.parse(List.of(malformed)))
                .isEqualTo(new PeerChain.Malformed("x509: malformed tbs certificate"));
        assertThat(PeerChain.parse(List.of(ca.identity().peerCertificate(), malformed)))
                .isEqualTo(new PeerChain.Malformed("x509: malformed tbs certificate"));
    }

    @Test
    void a_certificate_is_read_once() {
        PeerCertificate peer = ca.identity().peerCertificate();

        PeerChain.WellFormed first = (PeerChain.WellFormed) PeerChain.parse(List.of(peer));
        PeerChain.WellFormed second = (PeerChain.WellFormed) PeerChain.parse(List.of(peer));

        assertThat(second.leaf()).isSameAs(first.leaf());
    }

    @Test
    void more_bytes_than_a_handshake_may_have_are_malformed() {
        PeerCertificate large = ca.client("large")
                .extension("1.2.3", false, new byte[100_000])
                .issue()
                .peerCertificate();

        assertThat(PeerChain.parse(List.of(large, large))).isInstanceOf(PeerChain.WellFormed.class);
        assertThat(PeerChain.parse(List.of(large, large, large))).isInstanceOf(PeerChain.Malformed.class);
        assertThat(PeerChain.parse(Collections.nCopies(1000, large))).isInstanceOf(PeerChain.Malformed.class);
        assertThat(PeerChain.parse(List.of(PeerCertificate.ofDer(new byte[262_145]))))
                .isEqualTo(new PeerChain.Malformed(
                        "tls: handshake message of length 262145 bytes exceeds maximum of 262144 bytes"));
    }

    @Test
    void an_rsa_key_of_more_than_8192_bits_is_malformed() throws Exception {
        assertThat(PeerChain.parse(List.of(withModulus(BigInteger.ONE.shiftLeft(8191)))))
                .isInstanceOf(PeerChain.WellFormed.class);
        assertThat(PeerChain.parse(List.of(withModulus(BigInteger.ONE.shiftLeft(8192)))))
                .isEqualTo(new PeerChain.Malformed(
                        "tls: client sent certificate containing RSA key larger than 8192 bits"));
    }

    private PeerCertificate withModulus(BigInteger modulus) throws Exception {
        KeyPair keys = new KeyPair(
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus.add(BigInteger.ONE), BigInteger.valueOf(65537))),
                null);
        return ca.client("large").keys(keys).issue().peerCertificate();
    }
}
