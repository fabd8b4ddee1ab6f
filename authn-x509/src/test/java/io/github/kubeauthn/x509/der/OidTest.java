package io.github.kubeauthn.x509.der;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OidTest {

    @Test
    void arcs_are_encoded_in_the_fewest_octets() {
        assertThat(Oid.of(2, 5, 4, 3).encoded()).hasToString("550403");
        assertThat(Oid.of(1, 2, 840, 113549).encoded()).hasToString("2a864886f70d");
        assertThat(Oid.of(2, 999, Integer.MAX_VALUE).encoded()).hasToString("883787ffffff7f");
    }

    @Test
    void arcs_come_back_as_text() {
        assertThat(Oid.of(1, 3, 6, 1, 4, 1, 57683, 2)).hasToString("1.3.6.1.4.1.57683.2");
    }

    @Test
    void equal_octets_are_the_same_identifier() {
        assertThat(Oid.of(1, 2, 3)).isEqualTo(new Oid(DerBytes.of((byte) 0x2a, (byte) 3)));
        assertThat(Oid.of(1, 2, 3)).isNotEqualTo(Oid.of(1, 2, 4)).isLessThan(Oid.of(1, 2, 4));
    }
}
