package io.github.kubeauthn.x509.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.MalformedDerException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    private static final String MAPPED_NET = "00000000000000000000ffff0a000000" + "ffffffffffffffffffffffffff000000";

    @Test
    void a_range_holds_what_its_mask_leaves_open() throws Exception {
        IpRange range = range("0a010203" + "ffff0000");

        assertThat(range.holds(bytes("0a01ffff"))).isTrue();
        assertThat(range.holds(bytes("0a020203"))).isFalse();
        assertThat(range).hasToString("10.1.2.3/16");
    }

    @Test
    void an_ipv4_address_in_ipv6_clothes_lies_in_a_range_of_the_same_clothes() throws Exception {
        assertThat(range(MAPPED_NET).holds(bytes("00000000000000000000ffff0a112233")))
                .isTrue();
        assertThat(range(MAPPED_NET).holds(bytes("00000000000000000000ffff0b112233")))
                .isFalse();
    }

    @Test
    void an_ipv4_address_in_ipv6_clothes_does_not_lie_in_all_of_ipv6() throws Exception {
        IpRange all = range("00".repeat(32));

        assertThat(all.holds(bytes("20010db8000000000000000000000001"))).isTrue();
        assertThat(all.holds(bytes("00000000000000000000ffff0a112233"))).isFalse();
    }

    @Test
    void the_range_of_an_address_is_found_among_many() throws Exception {
        IpRangeSet set = new IpRangeSet(List.of(
                range("0a000000ff000000"),
                range("0a010000ffff0000"),
                range("c0000200ffffff00"),
                range("00".repeat(32))));

        assertThat(set.rangeOf(bytes("0a010001"))).hasToString("10.0.0.0/8");
        assertThat(set.rangeOf(bytes("c0000201"))).hasToString("192.0.2.0/24");
        assertThat(set.rangeOf(bytes("c0000301"))).isNull();
        assertThat(set.rangeOf(bytes("09ffffff"))).isNull();
        assertThat(set.rangeOf(bytes("20010db8000000000000000000000001"))).isNotNull();
    }

    @Test
    void a_set_of_one_family_holds_nothing_of_the_other() throws Exception {
        assertThat(new IpRangeSet(List.of(range("00".repeat(8)))).rangeOf(bytes("00".repeat(16))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a000000ff00ff00", "0a00000000ffffff", "0a0000007fffffff", "0a000000fd000000"})
    void a_mask_is_ones_and_then_zeros(String hex) {
        assertThatThrownBy(() -> range(hex))
                .isInstanceOf(MalformedDerException.class)
                .hasMessageStartingWith("x509: IP constraint contained invalid mask ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0a000000", "0a000000ff0000", "0a000000ff00000000"})
    void a_range_has_8_or_32_bytes(String hex) {
        assertThatThrownBy(() -> range(hex))
                .hasMessage("x509: IP constraint contained value of length " + hex.length() / 2);
    }

    private static IpRange range(String hex) throws MalformedDerException {
        return IpRange.read(bytes(hex));
    }

    private static DerBytes bytes(String hex) {
        return DerBytes.of(HexFormat.of().parseHex(hex));
    }
}
