package io.github.kubeauthn.x509.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "255.255.255.255"})
    void four_numbers_are_ipv4(String text) {
        assertThat(IpText.kindOf(text)).isEqualTo(IpText.Kind.V4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "2001:DB8::1",
                "1:2:3:4:5:6:1.2.3.4",
                "::1.2.3.4",
                "::ffff:1.2.3.4",
                "1::1.2.3.4"
            })
    void eight_groups_or_fewer_with_an_ellipsis_are_ipv6(String text) {
        assertThat(IpText.kindOf(text)).isEqualTo(IpText.Kind.V6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "::%a.b", "1:2:3:4:5:6:7:8%%"})
    void ipv6_may_have_a_zone(String text) {
        assertThat(IpText.kindOf(text)).isEqualTo(IpText.Kind.V6_WITH_ZONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4%a",
                ":",
                ":1",
                "1:",
                ":::",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4::",
                "::1.2.3.04",
                "::1%",
                "%",
                "[::1]"
            })
    void anything_else_is_no_address(String text) {
        assertThat(IpText.kindOf(text)).isEqualTo(IpText.Kind.NONE);
    }
}
