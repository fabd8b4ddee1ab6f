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

    @ParameterizedTest
    @CsvSource({"'', true", "YQ, true", "YWI, true", "YWJj, true", "YWJjZA, true", "YR, false", "YWL, false"})
    void canonical_is_what_an_encoder_writes(String text, boolean canonical) {
        assertThat(isCanonical(text)).isEqualTo(canonical);
        assertThat(isCanonical("\n" + text)).isFalse();
        assertThat(isCanonical(text + "\n")).isFalse();
        assertThat(isCanonical(text + "\r\n")).isFalse();
    }

    @Test
    void a_part_of_a_text_is_read_like_a_text() {
        assertThat(Base64Url.decode("....YWJjZA....", 4, 10)).asString().isEqualTo("abcd");
        assertThat(Base64Url.decode("....YWJjZA....", 4, 11)).isNull();
        assertThat(Base64Url.isCanonical("....YWJjZA....", 4, 10, 4)).isTrue();
    }

    private static boolean isCanonical(String text) {
        return Base64Url.isCanonical(text, 0, text.length(), Base64Url.decode(text).length);
    }
}
