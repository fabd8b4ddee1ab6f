package io.github.kubeauthn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.conformance.Judge.Difference;
import io.github.kubeauthn.conformance.Judge.Kind;
import io.github.kubeauthn.conformance.vector.VectorJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final String JANE = """
            {"outcome":"authenticated","user":{"name":"jane","groups":["dev","qa"]},"audiences":["api"],"httpStatus":200}""";

    @Test
    void an_answer_equals_itself() {
        assertThat(compare(JANE, JANE)).isEmpty();
    }

    @Test
    void what_is_empty_equals_what_is_absent() {
        assertThat(compare("""
                        {"outcome":"none","user":{},"audiences":[],"error":"","httpStatus":401}""", """
                        {"outcome":"none","httpStatus":401}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error", "none", "malformedCertificate", "malformedRequest", "disabled"})
    void whoever_is_let_in_here_and_not_there_is_unsafe(String outcome) {
        assertThat(kind("{\"outcome\":\"" + outcome + "\"}", JANE)).isEqualTo(Kind.UNSAFE);
    }

    @Test
    void whoever_is_let_in_there_and_not_here_is_a_difference_of_outcome() {
        assertThat(kind(JANE, """
                {"outcome":"error","error":"x"}""")).isEqualTo(Kind.OUTCOME);
        assertThat(kind(JANE, """
                {"outcome":"failed","error":"x"}""")).isEqualTo(Kind.OUTCOME);
        assertThat(kind(JANE, "{}")).isEqualTo(Kind.OUTCOME);
    }

    @Test
    void a_malformed_certificate_is_not_the_same_as_a_refused_one() {
        assertThat(kind("""
                        {"outcome":"malformedCertificate"}""", """
                        {"outcome":"error"}""")).isEqualTo(Kind.OTHER);
    }

    @Test
    void the_order_of_groups_counts() {
        assertThat(kind(JANE, JANE.replace("\"dev\",\"qa\"", "\"qa\",\"dev\""))).isEqualTo(Kind.USER);
    }

    @Test
    void an_extra_value_counts() {
        assertThat(kind(JANE, JANE.replace("\"groups\"", "\"extra\":{\"k\":[\"v\"]},\"groups\"")))
                .isEqualTo(Kind.USER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"audiences\":[\"api\"]         | \"audiences\":[\"api\",\"api\"]",
                "\"httpStatus\":200              | \"httpStatus\":401",
                "\"httpStatus\":200              | \"httpStatus\":200,\"remainingHeaders\":[\"A: b\"]",
                "\"httpStatus\":200              | \"httpStatus\":200,\"auditAnnotations\":{\"a\":\"b\"}",
                "\"httpStatus\":200              | \"httpStatus\":200,\"reviewError\":\"bad\"",
                "\"httpStatus\":200              | \"httpStatus\":200,\"webhookRequests\":[{\"a\":1}]",
                "\"httpStatus\":200              | \"httpStatus\":200,\"patches\":[\"default/x {}\"]",
                "\"httpStatus\":200              | \"httpStatus\":200,\"reviewStatus\":{\"authenticated\":true}",
            })
    void every_other_field_counts(String wanted, String had) {
        assertThat(kind(JANE, JANE.replace(wanted.strip(), had.strip()))).isEqualTo(Kind.OTHER);
    }

    @Test
    void of_a_patch_only_its_target_counts() {
        String wanted = """
                {"outcome":"none","patches":["default/x {\\"a\\":1}"]}""";

        assertThat(compare(wanted, wanted.replace("1}", "2}"))).isEmpty();
        assertThat(kind(wanted, wanted.replace("default/x", "default/y"))).isEqualTo(Kind.OTHER);
    }

    @Test
    void an_error_counts_to_the_letter() {
        assertThat(kind(error("invalid bearer token"), error("invalid bearer tokens")))
                .isEqualTo(Kind.TEXT);
    }

    @Test
    void an_error_is_free_behind_the_marker_of_a_text_of_a_library() {
        assertThat(compare(
                        error("verifying certificate SN=1 failed: x509: certificate has expired"),
                        error("verifying certificate SN=1 failed: x509: it is too old")))
                .isEmpty();
    }

    @Test
    void an_error_is_not_free_before_the_marker() {
        assertThat(kind(
                        error("verifying certificate SN=1 failed: x509: certificate has expired"),
                        error("verifying certificate SN=2 failed: x509: certificate has expired")))
                .isEqualTo(Kind.TEXT);
    }

    @Test
    void an_error_without_the_marker_is_not_the_same_as_one_with_it() {
        assertThat(kind(error("x509: certificate has expired"), error("expired")))
                .isEqualTo(Kind.TEXT);
    }

    @Test
    void the_error_in_the_status_of_a_review_counts_by_its_text() {
        String wanted = """
                {"outcome":"error","reviewStatus":{"user":{},"error":"invalid bearer token"}}""";

        assertThat(compare(wanted, wanted.replace("\"user\":{},", ""))).isEmpty();
        assertThat(kind(wanted, wanted.replace("invalid", "bad"))).isEqualTo(Kind.TEXT);
    }

    @Test
    void warnings_count() {
        assertThat(kind(JANE, JANE.replace("\"httpStatus\"", "\"warnings\":[\"w\"],\"httpStatus\"")))
                .isEqualTo(Kind.TEXT);
    }

    @Test
    void a_scenario_that_starts_and_should_not_is_unsafe() {
        assertThat(ofStartup("no", "{\"scenario\":\"s\",\"id\":\"a\",\"expect\":{}}"))
                .contains(Kind.UNSAFE);
        assertThat(ofStartup("no")).contains(Kind.UNSAFE);
    }

    @Test
    void a_scenario_must_refuse_to_start_with_the_right_words() {
        assertThat(ofStartup("no", "{\"startupError\":\"no\"}")).isEmpty();
        assertThat(ofStartup("no", "{\"startupError\":\"never\"}")).contains(Kind.TEXT);
    }

    @Test
    void a_configuration_that_is_valid_only_here_is_unsafe() {
        assertThat(ofConfiguration("{\"errors\":[\"bad\"]}", "{\"errors\":[]}")).contains(Kind.UNSAFE);
        assertThat(ofConfiguration("{\"decodeError\":\"bad\",\"errors\":[]}", "{\"errors\":[]}"))
                .contains(Kind.UNSAFE);
        assertThat(ofConfiguration("{\"flagError\":\"bad\",\"errors\":[]}", "{\"errors\":[]}"))
                .contains(Kind.UNSAFE);
    }

    @Test
    void a_configuration_that_is_valid_only_there_is_a_difference_of_outcome() {
        assertThat(ofConfiguration("{\"errors\":[]}", "{\"errors\":[\"bad\"]}")).contains(Kind.OUTCOME);
    }

    @Test
    void the_errors_of_a_configuration_count_in_order() {
        assertThat(ofConfiguration("{\"errors\":[\"a\",\"b\"]}", "{\"errors\":[\"a\",\"b\"]}"))
                .isEmpty();
        assertThat(ofConfiguration("{\"errors\":[\"a\",\"b\"]}", "{\"errors\":[\"b\",\"a\"]}"))
                .contains(Kind.TEXT);
        assertThat(ofConfiguration("{\"errors\":[\"a\",\"b\"]}", "{\"errors\":[\"a\"]}"))
                .contains(Kind.TEXT);
    }

    @Test
    void the_words_of_an_error_that_decoding_or_parsing_gives_are_free() {
        assertThat(ofConfiguration("{\"flagError\":\"bad\",\"errors\":[]}", "{\"flagError\":\"wrong\",\"errors\":[]}"))
                .isEmpty();
    }

    @Test
    void the_markers_are_those_of_the_other_judge() throws IOException {
        String python = Files.readString(Path.of("compare.py"));
        String expression = python.substring(python.indexOf("re.compile("), python.indexOf("def norm"));
        String markers = Pattern.compile("r'((?:[^'\\\\]|\\\\.)*)'")
                .matcher(expression)
                .results()
                .map((MatchResult literal) -> literal.group(1))
                .collect(Collectors.joining());

        assertThat(Judge.GO.pattern()).isEqualTo(markers);
    }

    private static Optional<Difference> compare(String expected, String answered) {
        return Judge.ofCase(VectorJson.treeOrText(expected), VectorJson.treeOrText(answered));
    }

    private static Optional<Kind> ofStartup(String expected, String... answers) {
        return Judge.ofStartup(
                        expected, Stream.of(answers).map(VectorJson::treeOrText).toList())
                .map(Difference::kind);
    }

    private static Kind kind(String expected, String answered) {
        return compare(expected, answered).orElseThrow().kind();
    }

    private static Optional<Kind> ofConfiguration(String expected, String answered) {
        return Judge.ofConfiguration(VectorJson.treeOrText(expected), VectorJson.treeOrText(answered))
                .map(Difference::kind);
    }

    private static String error(String message) {
        return "{\"outcome\":\"error\",\"error\":\"" + message + "\"}";
    }
}
