package io.github.kubeauthn.webhook.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "application/json|application/json",
                "APPLICATION/JSON|application/json",
                "application/json ; x=y|application/json",
                "application/json;|application/json",
                "a/b; c=d;|a/b",
                "application/json; a=b; a=b|application/json",
                "application/json; q=\"x\" ; |application/json",
                "a/b;x=\"a\\\"b\"|a/b",
                "a/b; x*=utf-8''%zz|a/b",
                "garbage|garbage",
                "*/*|*/*",
            })
    void reads_what_go_reads(String header, String type) {
        assertThat(MediaType.parse(header)).isEqualTo(new MediaType(type, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                ";|mime: no media type",
                "/|mime: no media type",
                "application /json|mime: expected slash after first token",
                "text/|mime: expected token after slash",
                "a/b/c|mime: unexpected content after media subtype",
                "application/json, text/html|mime: unexpected content after media subtype",
                "a/b; c|mime: invalid media parameter",
                "a/b; x=\"|mime: invalid media parameter",
                "a/b; =x|mime: invalid media parameter",
                "a/b; \"x\"=y|mime: invalid media parameter",
                "a/b;;|mime: invalid media parameter",
                "a/b; \t;|mime: invalid media parameter",
                "a/b; x=é|mime: invalid media parameter",
                "a/b;x=y z|mime: invalid media parameter",
                "a/b; x=1; X=2|mime: duplicate parameter name",
            })
    void refuses_what_go_refuses(String header, String problem) {
        assertThat(MediaType.parse(header)).isEqualTo(new MediaType("", problem));
    }
}
