package io.github.kubeauthn.token.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base64UrlTest {

    @ParameterizedTest
    @CsvSource({"'', ''", "YQ, a", "YWI, ab", "YWJj, abc", "YWJjZA, abcd", "fn5-Pz8_, ~~~???"})
    void decodes_without_padding(String text, String decoded) {
        assertThat(Base64Url.decode(text)).isEqualTo(decoded.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void line_breaks_count_for_nothing() {
        assertThat(Base64Url.decode("\nY\r\nW\nJ\rj\n")).asString().isEqualTo("abc");
        assertThat(Base64Url.decode("\r\n")).isEmpty();
    }

    @Test
    void bits_that_fill_no_byte_may_be_anything() {
        assertThat(Base64Url.decode("YR")).asString().isEqualTo("a");
        assertThat(Base64Url.decode("YWL")).asString().isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource({
        "Y, 0",
        "YWJjZ, 4",
        "YQ==, 2",
        "=, 0",
        "YW Jj, 2",
        "'\tYQ', 0",
        "a+b, 1",
        "a/b, 1",
        "YWJj\u00e9, 4",
        "YWJj\u4e00, 4",
        "?, 0",
        "'Y\n', 1",
        "'YWJjZ\n\n', 6",
    })
    void refuses_anything_else_at_the_byte_that_go_names(String text, int at) {
        assertThat(Base64Url.decode(text)).isNull();
        assertThat(Base64Url.problemOf(text)).isEqualTo("illegal base64 data at input byte " + at);
    }
}
