package io.github.kubeauthn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.conformance.vector.VectorJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AnswerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_case_of_a_scenario_is_one_line_in_the_form_of_expect() throws IOException {
        writeTokenScenario();
        write("cases.jsonl", """
                {"id":"known","request":{"path":"/","headers":[["Authorization","Bearer s3cret"],["X-A","b"]]},"new":1}

                {"id":"unknown","request":{"path":"/","headers":[["Authorization","Bearer other"]]}}
                """);

        assertThat(answer("answer", folder.toString())).isZero();
        assertThat(lines()).containsExactly(tree("""
                             {"scenario":"NAME","id":"known","expect":{"outcome":"authenticated",
                              "user":{"name":"jänе","uid":"1","groups":["dev","qa","system:authenticated"]},
                              "audiences":["https://issuer.example"],"httpStatus":200,"remainingHeaders":["X-A: b"]}}"""), tree("""
                             {"scenario":"NAME","id":"unknown","expect":{"outcome":"error",
                              "error":"invalid bearer token","httpStatus":401}}"""));
    }

    @Test
    void a_case_that_asks_nothing_is_answered_and_so_is_the_next_one() throws IOException {
        writeTokenScenario();
        write("cases.jsonl", """
                {"id":"nothing"}
                {"id":"review","tokenReview":{"token":"s3cret"}}
                """);

        assertThat(answer("answer", folder.toString())).isZero();
        assertThat(lines()).containsExactly(tree("""
                             {"scenario":"NAME","id":"nothing","expect":{"outcome":"failed",
                              "error":"the case asks nothing"}}"""), tree("""
                             {"scenario":"NAME","id":"review","expect":{"outcome":"authenticated",
                              "reviewStatus":{"authenticated":true,"user":{"username":"jänе","uid":"1",
                              "groups":["dev","qa","system:authenticated"]},"audiences":["https://issuer.example"]}}}"""));
    }

    @Test
    void a_scenario_that_does_not_start_is_one_line_and_the_next_one_is_answered() throws IOException {
        write("scenario.json", "{\"flags\":[\"--anonymous-auth=perhaps\"]}");
        write("cases.jsonl", "{\"id\":\"never\",\"request\":{\"path\":\"/\"}}\n");
        Path next = Path.of("vectors", "scenarios", "anonymous-nothing-configured");

        assertThat(answer("answer", folder.toString(), next.toString())).isZero();
        assertThat(lines().get(0).path("scenario").asString()).isEqualTo(name());
        assertThat(lines().get(0).path("startupError").asString()).contains("--anonymous-auth", "perhaps");
        assertThat(lines())
                .hasSizeGreaterThan(1)
                .element(1)
                .satisfies(
                        line -> assertThat(line.path("scenario")).asString().contains("anonymous-nothing-configured"));
    }

    @Test
    void a_folder_that_is_no_scenario_is_told_and_the_next_one_is_answered() throws IOException {
        Path next = Path.of("vectors", "scenarios", "anonymous-nothing-configured");

        assertThat(answer("answer", folder.toString(), next.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(folder.resolve("scenario.json").toString());
        assertThat(lines()).isNotEmpty();
    }

    @Test
    void a_certificate_case_is_one_line_without_a_scenario() throws IOException {
        write("x509.jsonl", """
                {"id":"none","x509":{"roots":["AAAA"],"chain":[],"currentTime":"2026-01-02T03:04:05+06:00"}}
                {"id":"bad","x509":{"roots":[],"chain":["MAA="],"currentTime":"2026-01-02T03:04:05Z","keyUsage":"any"}}
                """);

        assertThat(answer("answer", "--x509", folder.resolve("x509.jsonl").toString()))
                .isZero();
        assertThat(lines().get(0)).isEqualTo(tree("{\"id\":\"none\",\"expect\":{\"outcome\":\"none\"}}"));
        assertThat(lines().get(1).path("expect").path("outcome").asString()).isEqualTo("malformedCertificate");
    }

    @Test
    void a_configuration_case_is_one_line_with_its_errors() throws IOException {
        write("configuration.jsonl", """
                {"id":"good","flags":["--service-account-issuer=a","--service-account-key-file=b"]}
                {"id":"bad","flags":["--service-account-issuer=","--service-account-key-file=b"]}
                {"id":"worse","flags":["--anonymous-auth=perhaps"]}
                """);

        assertThat(answer(
                        "answer",
                        "--configuration",
                        folder.resolve("configuration.jsonl").toString()))
                .isZero();
        assertThat(lines().get(0)).isEqualTo(tree("{\"id\":\"good\",\"errors\":[]}"));
        assertThat(lines().get(1).path("errors").size()).isPositive();
        assertThat(lines().get(2).path("flagError").asString()).contains("perhaps");
    }

    @Test
    void a_wrong_command_line_is_answered_with_the_usage() {
        assertThat(answer()).isEqualTo(2);
        assertThat(answer("answer")).isEqualTo(2);
        assertThat(answer("ask", "x")).isEqualTo(2);
        assertThat(answer("answer", "--x509")).isEqualTo(2);
        assertThat(answer("answer", "--other", "x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage:");
        assertThat(out.size()).isZero();
    }

    private int answer(String... arguments) {
        return new Answer(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        CLOCK)
                .run(List.of(arguments));
    }

    private List<JsonNode> lines() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(VectorJson::treeOrText)
                .toList();
    }

    private JsonNode tree(String json) {
        return VectorJson.treeOrText(json.replace("NAME", name()));
    }

    private String name() {
        return folder.getFileName().toString();
    }

    private void writeTokenScenario() throws IOException {
        write("scenario.json", """
                {"flags":["--token-auth-file=tokens.csv","--service-account-issuer=https://issuer.example",
                          "--service-account-key-file=sa.pub","--authorization-mode=RBAC"]}""");
        write("tokens.csv", "s3cret,jänе,1,\"dev,qa\"\n");
        write("sa.pub", Files.readString(Path.of("vectors", "scenarios", "token-file", "sa.pub")));
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
