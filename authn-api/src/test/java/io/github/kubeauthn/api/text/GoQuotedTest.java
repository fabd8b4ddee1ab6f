package io.github.kubeauthn.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoQuotedTest {

    @Test
    void text_stands_in_double_quotes() {
        assertThat(GoQuoted.string("a b")).isEqualTo("\"a b\"");
        assertThat(GoQuoted.string("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0022,   \\"
                    005c,   \\\\
                    000a,   \\n
                    0007,   \\a
                    000b,   \\v
                    0001,   \\x01
                    007f,   \\x7f
                    0085,   \\u0085
                    00a0,   \\u00a0
                    200b,   \\u200b
                    1f642,  🙂
                    e0001,  \\U000e0001
                    """)
    void unprintable_characters_are_escaped_as_go_does(String codePoint, String escaped) {
        String text = new String(Character.toChars(Integer.parseInt(codePoint, 16)));

        assertThat(GoQuoted.string(text)).isEqualTo('"' + escaped + '"');
    }

    @Test
    void lists_stand_in_brackets_with_spaces_between() {
        assertThat(GoQuoted.list(List.of("a", "b c"))).isEqualTo("[\"a\" \"b c\"]");
        assertThat(GoQuoted.list(List.of())).isEqualTo("[]");
    }
}
