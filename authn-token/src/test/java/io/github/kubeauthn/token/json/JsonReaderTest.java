package io.github.kubeauthn.token.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.token.json.JsonReading.Malformed;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void literals_are_values() {
        assertThat(value("null")).isEqualTo(JsonNull.NULL);
        assertThat(value(" true\n")).isEqualTo(JsonBoolean.TRUE);
        assertThat(value("\t\rfalse ")).isEqualTo(JsonBoolean.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "10", "1.50", "-0.0e+00", "1E400", "1e-400", "123456789012345678901234567890"})
    void numbers_stay_as_they_are_written(String number) {
        assertThat(value(number)).isEqualTo(new JsonNumber(number));
    }

    @Test
    void numbers_have_the_range_of_go() {
        assertThat(new JsonNumber("1e308").float64()).hasValue(1e308);
        assertThat(new JsonNumber("1.7976931348623159e308").float64()).isEmpty();
        assertThat(new JsonNumber("-1e999").float64()).isEmpty();
        assertThat(new JsonNumber("1e-999").float64()).hasValue(0);
        assertThat(new JsonNumber("9223372036854775807").int64()).hasValue(Long.MAX_VALUE);
        assertThat(new JsonNumber("-9223372036854775808").int64()).hasValue(Long.MIN_VALUE);
        assertThat(new JsonNumber("9223372036854775808").int64()).isEmpty();
        assertThat(new JsonNumber("1.0").int64()).isEmpty();
        assertThat(new JsonNumber("1e2").int64()).isEmpty();
        assertThat(new JsonNumber("-0").int64()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"\" | ~~",
                "\"abc\" | abc",
                "\"\\\"\\\\\\/\" | \"\\/",
                "\"\\u0041\\u00e9\\u4E2d\" | A\u00e9\u4e2d",
                "\"\\ud83d\\ude00\" | \ud83d\ude00",
                "\"\ud83d\ude00\u00e9\" | \ud83d\ude00\u00e9",
                "\"\\ud83d\" | \ufffd",
                "\"\\ude00\" | \ufffd",
                "\"\\ud83dx\" | \ufffdx",
                "\"\\ud83d\\n\" | ~\ufffd\n~",
                "\"\\ud83d\\u0041\" | \ufffdA",
                "\"\\ud83d\\ud83d\\ude00\" | \ufffd\ud83d\ude00",
                "\"\\ude00\\ud83d\" | \ufffd\ufffd",
            })
    void strings_lose_their_escapes(String text, String string) {
        assertThat(value(text)).isEqualTo(new JsonString(string));
    }

    @Test
    void short_escapes_stand_for_control_characters() {
        assertThat(value("\"\\b\\f\\n\\r\\t\"")).isEqualTo(new JsonString("\b\f\n\r\t"));
        assertThat(value("\"\u007f\"")).isEqualTo(new JsonString("\u007f"));
    }

    @ParameterizedTest
    @CsvSource({
        "ff, 1",
        "c3, 1",
        "c328, 2",
        "a9, 1",
        "c0af, 2",
        "c1bf, 2",
        "e0809f, 3",
        "eda080, 3",
        "edbfbf, 3",
        "e282, 2",
        "f0808080, 4",
        "f4908080, 4",
        "f5808080, 4",
        "f09f98, 3",
        "f8888080, 4"
    })
    void each_byte_that_is_not_utf8_is_replaced(String hex, int characters) {
        byte[] text = HexFormat.of().parseHex("22" + hex + "22");
        String expected = hex.equals("c328") ? "\ufffd(" : "\ufffd".repeat(characters);

        assertThat(JsonDialect.ENCODING_JSON.read(text)).isEqualTo(new WellFormed(new JsonString(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "c280, 128",
        "dfbf, 2047",
        "e0a080, 2048",
        "ed9fbf, 55295",
        "ee8080, 57344",
        "f0908080, 65536",
        "f48fbfbf, 1114111"
    })
    void the_ends_of_what_utf8_can_say_are_read(String hex, int character) {
        byte[] text = HexFormat.of().parseHex("22" + hex + "22");

        assertThat(JsonDialect.ENCODING_JSON.read(text))
                .isEqualTo(new WellFormed(new JsonString(Character.toString(character))));
    }

    @Test
    void arrays_and_objects_keep_everything_in_order() {
        JsonArray array = (JsonArray) value(" [ 1 , \"a\",[ ] ,{ } ] ");
        assertThat(array.elements()).hasSize(4);
        assertThat(array.elements().get(1)).isEqualTo(new JsonString("a"));

        JsonObject object = (JsonObject) value("{\"a\":1, \"b\" : 2 ,\"a\":3}");
        assertThat(object.members())
                .containsExactly(
                        new Member("a", new JsonNumber("1")),
                        new Member("b", new JsonNumber("2")),
                        new Member("a", new JsonNumber("3")));
        assertThat(object.last("a")).contains(new JsonNumber("3"));
        assertThat(object.last("A")).isEmpty();
        assertThat(object.asMap()).containsOnlyKeys("a", "b").containsEntry("a", new JsonNumber("3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | unexpected end of JSON input",
                "~ ~ | unexpected end of JSON input",
                "{ | unexpected end of JSON input",
                "{\"a | unexpected end of JSON input",
                "{\"a\" | unexpected end of JSON input",
                "{\"a\": | unexpected end of JSON input",
                "{\"a\":1 | unexpected end of JSON input",
                "[1, | unexpected end of JSON input",
                "x | invalid character 'x' looking for beginning of value",
                "' | invalid character '\\'' looking for beginning of value",
                "[,] | invalid character ',' looking for beginning of value",
                "[1,] | invalid character ']' looking for beginning of value",
                "] | invalid character ']' looking for beginning of value",
                "+1 | invalid character '+' looking for beginning of value",
                ".5 | invalid character '.' looking for beginning of value",
                "NaN | invalid character 'N' looking for beginning of value",
                "\ufeff{} | invalid character '\u00ef' looking for beginning of value",
                "{,} | invalid character ',' looking for beginning of object key string",
                "{\"a\":1,} | invalid character '}' looking for beginning of object key string",
                "{1:1} | invalid character '1' looking for beginning of object key string",
                "{\"a\" 1} | invalid character '1' after object key",
                "{\"a\":1 \"b\":2} | invalid character '\"' after object key:value pair",
                "{\"a\":1] | invalid character ']' after object key:value pair",
                "[1 2] | invalid character '2' after array element",
                "[1} | invalid character '}' after array element",
                "{}x | invalid character 'x' after top-level value",
                "1 2 | invalid character '2' after top-level value",
                "01 | invalid character '1' after top-level value",
                "[-] | invalid character ']' in numeric literal",
                "- | invalid character ' ' in numeric literal",
                "-a | invalid character 'a' in numeric literal",
                "1. | invalid character ' ' after decimal point in numeric literal",
                "[1.e1] | invalid character 'e' after decimal point in numeric literal",
                "1e | invalid character ' ' in exponent of numeric literal",
                "[1e+] | invalid character ']' in exponent of numeric literal",
                "tru | invalid character ' ' in literal true (expecting 'e')",
                "nulL | invalid character 'L' in literal null (expecting 'l')",
                "[folse] | invalid character 'o' in literal false (expecting 'a')",
                "\"\\x\" | invalid character 'x' in string escape code",
                "\"\\' | invalid character '\\'' in string escape code",
                "\"\\ | invalid character ' ' in string escape code",
                "\"\\u12g4\" | invalid character 'g' in \\u hexadecimal character escape",
                "\"\\u12 | invalid character ' ' in \\u hexadecimal character escape",
                "\"\\ud800\\u12x4\" | invalid character 'x' in \\u hexadecimal character escape",
                "\"\\ud800\\x\" | invalid character 'x' in string escape code",
            })
    void what_is_no_json_is_refused_in_the_words_of_go(String text, String message) {
        assertThat(JsonDialect.ENCODING_JSON.read(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Malformed(message));
    }

    @Test
    void control_characters_must_be_escaped() {
        assertThat(read("\"a\nb\"")).isEqualTo(new Malformed("invalid character '\\n' in string literal"));
        assertThat(read("\"\u0000\"")).isEqualTo(new Malformed("invalid character '\\x00' in string literal"));
        assertThat(read("{\"\u001f\":1}")).isEqualTo(new Malformed("invalid character '\\x1f' in string literal"));
    }

    @Test
    void a_nest_may_be_ten_thousand_deep_except_for_go_jose() {
        byte[] deepest = ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        byte[] deeper = ("[".repeat(10_001) + "]".repeat(10_001)).getBytes(StandardCharsets.UTF_8);
        byte[] objects = "{\"a\":".repeat(10_001).getBytes(StandardCharsets.UTF_8);

        assertThat(JsonDialect.ENCODING_JSON.read(deepest)).isInstanceOf(WellFormed.class);
        assertThat(JsonDialect.ENCODING_JSON.read(deeper))
                .isEqualTo(new Malformed("invalid character '[' exceeded max depth"));
        assertThat(JsonDialect.KUBERNETES.read(objects))
                .isEqualTo(new Malformed("invalid character '{' exceeded max depth"));
        assertThat(JsonDialect.GO_JOSE.read(deeper)).isInstanceOf(WellFormed.class);
    }

    @Test
    void the_deepest_nests_are_no_danger() {
        byte[] million = ("[".repeat(1_000_000) + "]".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);

        JsonValue value = ((WellFormed) JsonDialect.GO_JOSE.read(million)).value();
        assertThat(JsonDialect.GO_JOSE.problemOfAny(value)).isEmpty();
        assertThat(value).hasToString("JsonArray[1 elements]");
    }

    private static JsonValue value(String text) {
        return ((WellFormed) read(text)).value();
    }

    private static JsonReading read(String text) {
        return JsonDialect.ENCODING_JSON.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
