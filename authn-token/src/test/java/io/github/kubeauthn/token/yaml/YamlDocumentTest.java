package io.github.kubeauthn.token.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each expectation was asked of sigs.k8s.io/yaml v1.6.0. */
class YamlDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
    void words_for_yes_are_true(String word) {
        assertThat(json("a: " + word)).isEqualTo("{\"a\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    void words_for_no_are_false(String word) {
        assertThat(json("a: " + word)).isEqualTo("{\"a\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void words_for_nothing_are_null(String word) {
        assertThat(json("a: " + word)).isEqualTo("{\"a\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yES", "nULL", "tRUE", "'yes'", "\"no\"", "! yes", "!!str yes", "!mine yes"})
    void quoted_tagged_and_oddly_spelt_words_are_texts(String word) {
        assertThat(value("a: " + word)).isInstanceOf(YamlValue.Text.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+1, 1",
        "0755, 493",
        "0o17, 15",
        "0x1F, 31",
        "-0x1f, -31",
        "0b11, 3",
        "-0b11, -3",
        "0b-11, -3",
        "1_000, 1000",
        "1__0, 10",
        "08, 8",
        "18446744073709551615, 18446744073709551615",
        "18446744073709551616, 18446744073709552000",
        "-9223372036854775808, -9223372036854775808",
        "-9223372036854775809, -9223372036854776000",
        "1e3, 1000",
        "1., 1",
        ".5, 0.5",
        ".1_0, 0.1",
        "-.5, -0.5",
        "1e21, 1e+21",
        "1e20, 100000000000000000000",
        "1e-7, 1e-7",
        "0.000001, 0.000001",
        "-0.0, -0",
        "!!float 5, 5",
        "!!int '5', 5",
    })
    void a_number_is_written_as_json_would_write_it(String text, String json) {
        assertThat(json("a: " + text)).isEqualTo("{\"a\":" + json + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "0x",
                "_1",
                "1:30",
                "12:30:45",
                "2001-01-01",
                "2001-01-01T00:00:00Z",
                ".",
                "+",
                "1e",
                "._1",
                ".1__0",
                ".1e_5",
                "0b2",
                "0o8",
                "1.2.3",
                "٣"
            })
    void what_only_looks_like_a_number_is_a_text(String text) {
        assertThat(json("a: " + text)).isEqualTo("{\"a\":\"" + text + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.INF", ".NaN"})
    void json_has_no_infinity(String text) {
        assertThatThrownBy(() -> YamlDocument.read("a: " + text)).hasMessageContaining("line 1: unsupported value");
    }

    @ParameterizedTest
    @CsvSource({
        "1: a, 1",
        "0x10: a, 16",
        "1.5: a, 1.5",
        "1234567.0: a, 1.234567e+06",
        "0.00001: a, 1e-05",
        ".inf: a, .inf",
        "on: a, true",
        "2001-01-01: a, 2001-01-01",
        "!!str 1: a, 1",
    })
    void a_key_becomes_a_text(String text, String key) {
        assertThat(json(text)).isEqualTo("{\"" + key + "\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~: a", ": a", "[b]: a", "? {b: c}\n: a", "&x [b]: c\n*x : d"})
    void a_key_must_be_a_scalar_other_than_null(String text) {
        assertThatThrownBy(() -> YamlDocument.read(text)).isInstanceOf(YamlSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b: c",
                "a: [b",
                "a: {b: c",
                "a: 'b",
                "a: *x",
                "a: &x [1, *x]",
                "a: @b",
                "a: `b",
                "\ta: b",
                "a:\n\tb: c",
                "- \ta",
                "a: !!int x",
                "a: !!bool 1",
                "a: !!null x",
                "a: !!binary '#'",
                "a: !!binary aGVsbG8",
                "<<: 5",
                "<<: [5]",
                "a: \u0001",
                "%YAML 1.2\n---\na: b",
                "%FOO\n---\na: b",
                "a: b\n%FOO\n",
                "{a:[b]}",
                "{a?b: c}",
                "a: &b.c d",
                "a: \"\\ud83d\\ude00\"",
                "a: \"\\ud83d\"",
            })
    void what_kubernetes_refuses_is_refused(String text) {
        assertThatThrownBy(() -> YamlDocument.read(text))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessageStartingWith("yaml: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &x {b: 1}\\nc: *x                     | {\"a\":{\"b\":1},\"c\":{\"b\":1}}",
                "&k a: b\\n*k : c                         | {\"a\":\"c\"}",
                "a: &x {b: 1}\\nc: {<<: *x, d: 2}         | {\"a\":{\"b\":1},\"c\":{\"b\":1,\"d\":2}}",
                "a: 1\\n<<: [{a: 2, b: 3}, {b: 4}]        | {\"a\":2,\"b\":3}",
                "<<: {a: 1}\\na: 2                        | {\"a\":2}",
                "'<<': {a: 1}                            | {\"<<\":{\"a\":1}}",
                "a: !!binary aGVsbG8=                    | {\"a\":\"hello\"}",
                "a:\\tb                                   | {\"a\":\"b\"}",
                "a: b\\t# c                               | {\"a\":\"b\"}",
                "a: [b,\\tc]                              | {\"a\":[\"b\",\"c\"]}",
                "a: b\\n---\\nc: d                         | {\"a\":\"b\"}",
                "a: b\\n...\\n%FOO                        | {\"a\":\"b\"}",
                "a: \"it\\'s\"                            | {\"a\":\"it's\"}",
                "{a:}                                    | {\"a:\":null}",
                "# nothing                               | null",
                "- ''                                    | [\"\"]",
                "''                                      | null",
            })
    void structures_are_read_as_kubernetes_reads_them(String text, String json) {
        assertThat(json(text.replace("\\n", "\n").replace("\\t", "\t"))).isEqualTo(json);
    }

    @Test
    void of_a_repeated_key_the_last_value_stays_and_the_repetition_is_told() throws Exception {
        YamlDocument document = YamlDocument.read("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n");

        assertThat(json(document.root())).isEqualTo("{\"a\":4,\"b\":{\"c\":3}}");
        assertThatThrownBy(document::requireUniqueKeys)
                .hasMessage("yaml: unmarshal errors:\n"
                        + "  line 4: key \"c\" already set in map\n"
                        + "  line 5: key \"a\" already set in map");
    }

    @Test
    void a_merge_that_is_overridden_counts_as_a_repetition() throws Exception {
        assertThat(YamlDocument.read("<<: {a: 1}\na: 2").duplicates())
                .containsExactly("line 2: key \"a\" already set in map");
    }

    @Test
    void an_error_names_its_line_and_nothing_of_the_text() {
        assertThatThrownBy(() -> YamlDocument.read("a: b\ntoken: s3cr3t: x\n"))
                .hasMessage("yaml: line 2: mapping values are not allowed in this context");
    }

    @Test
    void the_bytes_may_begin_with_a_mark_and_must_be_text() throws Exception {
        assertThat(json(YamlDocument.read("\ufeffa: é".getBytes(StandardCharsets.UTF_8))
                        .root()))
                .isEqualTo("{\"a\":\"é\"}");
        assertThat(json(YamlDocument.read("\ufeffa: é".getBytes(StandardCharsets.UTF_16BE))
                        .root()))
                .isEqualTo("{\"a\":\"é\"}");
        assertThatThrownBy(() -> YamlDocument.read(new byte[] {'a', ':', ' ', 'b', '\n', (byte) 0xff}))
                .hasMessage("yaml: line 2: the text is not valid UTF-8");
    }

    @Test
    void a_stream_is_cut_at_separator_lines_and_lines_count_on() throws Exception {
        List<YamlDocument> documents = YamlDocument.readAll("# head\n---\na: 1\n--- # next\n\nb: 2\n---\n---\n- 3\n");

        assertThat(documents).extracting(d -> json(d.root())).containsExactly("{\"a\":1}", "{\"b\":2}", "[3]");
        assertThat(documents).extracting(d -> d.root().line()).containsExactly(3, 6, 9);
    }

    @Test
    void a_separator_line_holds_nothing_but_a_comment() {
        assertThatThrownBy(() -> YamlDocument.readAll("a: 1\n--- b: 2\n"))
                .hasMessage("yaml: line 2: invalid Yaml document separator: only a comment may follow ---");
    }

    @Test
    void an_error_in_a_later_document_counts_lines_from_the_beginning_of_the_stream() {
        assertThatThrownBy(() -> YamlDocument.readAll("a: 1\n---\nb: [\n"))
                .isInstanceOfSatisfying(
                        YamlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void depth_is_bounded(String opening) {
        assertThatThrownBy(() -> YamlDocument.read(opening.repeat(100_000)))
                .hasMessageContaining("exceeded max depth of 500");
    }

    @Test
    void depth_through_aliases_is_bounded() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 20; i++) {
            text.append("a" + i + ": &a" + i + " " + "[".repeat(100) + "*a" + (i - 1) + "]".repeat(100) + "\n");
        }
        assertThatThrownBy(() -> YamlDocument.read(text.toString())).hasMessageContaining("exceeded max depth of 500");
    }

    @Test
    void aliases_may_not_multiply_a_document() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 10; i++) {
            String previous = "*a" + (i - 1);
            text.append("a" + i + ": &a" + i + " [" + (previous + ",").repeat(9) + previous + "]\n");
        }
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> YamlDocument.read(text.toString()))
                        .hasMessageContaining("document contains excessive aliasing"));
    }

    @Test
    void long_runs_of_digits_take_no_more_than_linear_time() {
        assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(value("a: 1" + "0".repeat(1_000_000))).isInstanceOf(YamlValue.Text.class);
            assertThat(value("a: ." + "1".repeat(1_000_000))).isInstanceOf(YamlValue.Numeral.class);
            assertThat(value("a: 0x" + "0".repeat(1_000_000) + "1")).isInstanceOf(YamlValue.Numeral.class);
        });
    }

    @Test
    void a_text_does_not_show_in_a_value() throws Exception {
        assertThat(YamlDocument.read("a: s3cr3t").toString()).doesNotContain("s3cr3t");
    }

    @Test
    void json_is_written_by_name_and_escaped() throws Exception {
        assertThat(new String(
                        YamlDocument.read("b: \"a\\\"\\\\\\n\\U0001F600<\"\na: [1.50, no, ~, {}]\n")
                                .json(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":[1.5,false,null,{}],\"b\":\"a\\\"\\\\\\u000a\ud83d\ude00<\"}");
    }

    private static YamlValue value(String text) {
        try {
            return ((YamlValue.Mapping) YamlDocument.read(text).root())
                    .entries()
                    .get("a");
        } catch (YamlSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(String text) {
        try {
            return json(YamlDocument.read(text).root());
        } catch (YamlSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> "\"" + e.getKey() + "\":" + json(e.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.items().stream().map(YamlDocumentTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof YamlValue.Text text) {
            return "\"" + text.text() + "\"";
        }
        if (value instanceof YamlValue.Numeral numeral) {
            return numeral.json();
        }
        return value instanceof YamlValue.Truth truth ? String.valueOf(truth.value()) : "null";
    }
}
