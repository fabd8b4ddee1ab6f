package io.github.kubeauthn.token.json;

import static io.github.kubeauthn.token.json.JsonDialect.ENCODING_JSON;
import static io.github.kubeauthn.token.json.JsonDialect.GO_JOSE;
import static io.github.kubeauthn.token.json.JsonDialect.KUBERNETES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StructReaderTest {

    @ParameterizedTest
    @EnumSource(JsonDialect.class)
    void an_absent_field_has_the_zero_value(JsonDialect dialect) {
        StructReader fields = read(dialect, "{}");

        assertThat(fields.string("a")).isEmpty();
        assertThat(fields.bool("a")).isFalse();
        assertThat(fields.int64("a")).isZero();
        assertThat(fields.strings("a")).isEmpty();
        assertThat(fields.stringMap("a")).isEmpty();
        assertThat(fields.stringListMap("a")).isEmpty();
        assertThat(fields.pointer("a", "x.A")).isEmpty();
        assertThat(fields.struct("a", "x.A").string("b")).isEmpty();
        assertThat(fields.occurrences("a")).isEmpty();
        assertThat(fields.problem()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(JsonDialect.class)
    void null_is_as_good_as_absent(JsonDialect dialect) {
        StructReader fields = read(
                dialect,
                "{\"s\":null,\"b\":null,\"i\":null,\"l\":null,\"m\":null,\"n\":{\"a\":null},\"t\":null,\"p\":null,\"e\":[null]}");

        assertThat(fields.string("s")).isEmpty();
        assertThat(fields.bool("b")).isFalse();
        assertThat(fields.int64("i")).isZero();
        assertThat(fields.strings("l")).isEmpty();
        assertThat(fields.stringMap("m")).isEmpty();
        assertThat(fields.stringListMap("n")).isEqualTo(Map.of("a", List.of()));
        assertThat(fields.struct("t", "x.T").string("a")).isEmpty();
        assertThat(fields.pointer("p", "x.P")).isEmpty();
        assertThat(fields.strings("e")).containsExactly("");
        assertThat(fields.problem()).isEmpty();
        assertThat(read(dialect, "null").string("a")).isEmpty();
        assertThat(read(dialect, "null").problem()).isEmpty();
    }

    @Test
    void only_encoding_json_matches_without_regard_to_case() {
        String json = "{\"name\":\"a\",\"NAME\":\"b\",\"Name\":\"c\"}";

        assertThat(read(ENCODING_JSON, json).string("name")).isEqualTo("c");
        assertThat(read(ENCODING_JSON, json).string("Name")).isEqualTo("c");
        assertThat(read(KUBERNETES, json).string("name")).isEqualTo("a");
        assertThat(read(GO_JOSE, json).string("name")).isEqualTo("a");
        assertThat(read(ENCODING_JSON, "{\"\u212aey\u017f\":\"a\"}").string("keys"))
                .isEqualTo("a");
        assertThat(read(ENCODING_JSON, "{\"k\u0131d\":\"a\"}").string("kid")).isEmpty();
    }

    @Test
    void only_go_jose_refuses_a_repeated_name() {
        String json = "{\"a\":\"1\",\"a\":\"2\"}";

        assertThat(read(ENCODING_JSON, json).string("a")).isEqualTo("2");
        assertThat(read(KUBERNETES, json).string("a")).isEqualTo("2");
        assertThat(read(GO_JOSE, json).problem()).contains("json: duplicate key 'a' in object");
        assertThat(read(ENCODING_JSON, json).problem()).isEmpty();
    }

    @Test
    void go_jose_finds_a_repeated_name_among_many() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            json.append("\"k").append(i).append("\":0,");
        }

        assertThat(read(GO_JOSE, json + "\"z\":0}").problem()).isEmpty();
        assertThat(read(GO_JOSE, json + "\"k0\":0}").problem()).contains("json: duplicate key 'k0' in object");
        assertThat(read(GO_JOSE, json + "\"k99\":0}").problem()).contains("json: duplicate key 'k99' in object");
    }

    @Test
    void go_jose_looks_only_at_objects_that_it_reads() {
        StructReader fields = read(GO_JOSE, "{\"known\":{\"a\":\"1\",\"a\":\"2\"},\"other\":{\"b\":1,\"b\":2}}");

        assertThat(fields.problem()).isEmpty();
        fields.struct("known", "x.Known");
        assertThat(fields.problem()).contains("json: duplicate key 'a' in object");
    }

    @Test
    void a_repeated_struct_is_filled_further() {
        StructReader fields = read(
                ENCODING_JSON,
                "{\"p\":{\"a\":\"1\"},\"P\":{\"b\":\"2\"},\"p\":null,\"t\":{\"a\":\"1\"},"
                        + "\"T\":{\"b\":\"2\"},\"t\":null}");

        assertThat(fields.pointer("p", "x.P")).isEmpty();
        assertThat(fields.struct("t", "x.T").string("a")).isEqualTo("1");
        assertThat(fields.struct("t", "x.T").string("b")).isEqualTo("2");
    }

    @Test
    void a_pointer_forgets_what_stood_before_null() {
        StructReader pointer = read(ENCODING_JSON, "{\"p\":{\"a\":\"1\"},\"p\":null,\"p\":{\"b\":\"2\"}}")
                .pointer("p", "x.P")
                .orElseThrow();

        assertThat(pointer.string("a")).isEmpty();
        assertThat(pointer.string("b")).isEqualTo("2");
    }

    @Test
    void a_repeated_map_is_filled_further_and_null_empties_it() {
        assertThat(read(ENCODING_JSON, "{\"m\":{\"a\":\"1\",\"b\":\"2\"},\"M\":{\"b\":null}}")
                        .stringMap("m"))
                .isEqualTo(Map.of("a", "1", "b", ""));
        assertThat(read(ENCODING_JSON, "{\"m\":{\"a\":\"1\"},\"m\":null,\"m\":{\"b\":\"2\"}}")
                        .stringMap("m"))
                .isEqualTo(Map.of("b", "2"));
        assertThat(read(ENCODING_JSON, "{\"m\":{\"a\":[\"1\",\"2\"],\"a\":[null]}}")
                        .stringListMap("m"))
                .isEqualTo(Map.of("a", List.of("")));
    }

    @Test
    void null_in_a_repeated_array_leaves_what_stood_there() {
        assertThat(read(ENCODING_JSON, "{\"l\":[\"a\",\"b\",\"c\"],\"l\":[\"x\"],\"l\":[null,null]}")
                        .strings("l"))
                .containsExactly("x", "b");
        assertThat(read(ENCODING_JSON, "{\"l\":[\"a\"],\"l\":[],\"l\":[null]}").strings("l"))
                .containsExactly("");
        assertThat(read(ENCODING_JSON, "{\"l\":[\"a\"],\"l\":null,\"l\":[null]}")
                        .strings("l"))
                .containsExactly("");
    }

    @Test
    void what_does_not_fit_is_named_in_the_words_of_go() {
        StructReader fields = read(ENCODING_JSON, "{\"status\":{\"user\":{\"groups\":[1]}}}");
        fields.struct("status", "v1.TokenReviewStatus")
                .struct("user", "v1.UserInfo")
                .strings("groups");
        assertThat(fields.problem())
                .contains(
                        "json: cannot unmarshal number into Go struct field UserInfo.status.user.groups of type string");

        assertThat(problem(ENCODING_JSON, "{\"s\":true}", f -> f.string("s")))
                .contains("json: cannot unmarshal bool into Go struct field A.s of type string");
        assertThat(problem(ENCODING_JSON, "{\"s\":[]}", f -> f.bool("s")))
                .contains("json: cannot unmarshal array into Go struct field A.s of type bool");
        assertThat(problem(ENCODING_JSON, "{\"s\":1.5}", f -> f.int64("s")))
                .contains("json: cannot unmarshal number 1.5 into Go struct field A.s of type int64");
        assertThat(problem(ENCODING_JSON, "{\"s\":\"1\"}", f -> f.int64("s")))
                .contains("json: cannot unmarshal string into Go struct field A.s of type int64");
        assertThat(problem(ENCODING_JSON, "{\"s\":\"1\"}", f -> f.strings("s")))
                .contains("json: cannot unmarshal string into Go struct field A.s of type []string");
        assertThat(problem(ENCODING_JSON, "{\"s\":[]}", f -> f.stringMap("s")))
                .contains("json: cannot unmarshal array into Go struct field A.s of type map[string]string");
        assertThat(problem(ENCODING_JSON, "{\"s\":1}", f -> f.struct("s", "x.S")))
                .contains("json: cannot unmarshal number into Go struct field A.s of type x.S");
        assertThat(problem(GO_JOSE, "{\"s\":1}", f -> f.pointer("s", "x.S")))
                .contains("json: cannot unmarshal number into Go value of type x.S");
        assertThat(problem(ENCODING_JSON, "[]", f -> f.string("s")))
                .contains("json: cannot unmarshal array into Go value of type x.A");
    }

    @Test
    void the_first_problem_is_the_one_that_is_told() {
        StructReader fields = read(ENCODING_JSON, "{\"a\":1,\"b\":2}");
        fields.string("a");
        fields.string("b");
        fields.refuse("no");

        assertThat(fields.problem()).contains("json: cannot unmarshal number into Go struct field A.a of type string");
    }

    @Test
    void an_interface_takes_all_but_numbers_beyond_the_range() {
        assertThat(ENCODING_JSON.problemOfAny(value("[{\"a\":1,\"a\":[1e308]}]")))
                .isEmpty();
        assertThat(ENCODING_JSON.problemOfAny(value("[{\"a\":[1e309]}]")))
                .contains("json: cannot unmarshal number 1e309 into Go value of type float64");
        assertThat(GO_JOSE.problemOfAny(value("[[{\"a\":1,\"a\":1}]]"))).contains("json: duplicate key 'a' in object");
    }

    private static Optional<String> problem(
            JsonDialect dialect, String json, java.util.function.Consumer<StructReader> reading) {
        StructReader fields = read(dialect, json);
        reading.accept(fields);
        return fields.problem();
    }

    private static StructReader read(JsonDialect dialect, String json) {
        return dialect.struct(value(json), "x.A");
    }

    private static JsonValue value(String json) {
        return ((WellFormed) ENCODING_JSON.read(json.getBytes(StandardCharsets.UTF_8))).value();
    }
}
