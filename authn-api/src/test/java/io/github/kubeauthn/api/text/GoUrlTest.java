package io.github.kubeauthn.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.text.GoUrlReading.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoUrlTest {

    private static GoUrl read(String text) {
        GoUrlReading reading = GoUrl.parse(text);
        assertThat(reading).isInstanceOf(GoUrl.class);
        return (GoUrl) reading;
    }

    @Test
    void a_url_has_its_parts() {
        GoUrl url = read("HTTPS://user:pass@k8s.example:6443/a%2Fb?c=%zz#d%20e");

        assertThat(url.scheme()).isEqualTo("https");
        assertThat(url.userInfo()).isTrue();
        assertThat(url.host()).isEqualTo("k8s.example:6443");
        assertThat(url.hostName()).isEqualTo("k8s.example");
        assertThat(url.path()).isEqualTo("/a/b");
        assertThat(url.query()).isEqualTo("c=%zz");
        assertThat(url.fragment()).isEqualTo("d e");
    }

    @Test
    void a_password_never_shows_in_the_text_form() {
        assertThat(read("https://user:s3cret@k8s.example/").toString()).isEqualTo("https://k8s.example/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ://              | missing protocol scheme
                    a:b:c/d          |
                    :a               | missing protocol scheme
                    1a:b             | first path segment in URL cannot contain colon
                    http://[::1      | missing ']' in host
                    http://a[::1]    | invalid IP-literal
                    http://::1/      | invalid port "::1" after host
                    foo://::1/       |
                    http://a:b/      | invalid port ":b" after host
                    http://a b/      | invalid character " " in host name
                    http://a%20b/    | invalid URL escape "%20"
                    http://[fe80::1%25en0]/ |
                    http://a/%z      | invalid URL escape "%z"
                    http://a/%       | invalid URL escape "%"
                    http://a@b@c/    |
                    http://a{@c/     | net/url: invalid userinfo
                    """)
    void faults_are_told_in_gos_words(String text, String fault) {
        GoUrlReading reading = GoUrl.parse(text);

        if (fault == null) {
            assertThat(reading).isInstanceOf(GoUrl.class);
        } else {
            assertThat(reading).isEqualTo(new Malformed("parse " + GoQuoted.string(text) + ": " + fault));
        }
    }

    @Test
    void a_control_character_is_a_fault() {
        assertThat(GoUrl.parse("http://a/\n"))
                .isEqualTo(new Malformed("parse \"http://a/\\n\": net/url: invalid control character in URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "fe80::1%en0", "1::8:1.2.3.4"})
    void these_are_ipv6_addresses(String text) {
        assertThat(Ipv6Literal.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":1",
                "1:",
                "1:::2",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "1.2.3.4",
                "::1.2.3",
                "::1.2.3.04",
                "::1.2.3.256",
                "fe80::1%",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4:1"
            })
    void these_are_not(String text) {
        assertThat(Ipv6Literal.isValid(text)).isFalse();
    }
}
