package io.github.kubeauthn.cel.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Go 1.26 made of regular expressions: why it refused them, or all that they matched in a text. */
class RegexVerdictsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> verdicts() throws IOException {
        return lines().stream().map(line -> {
            String regex = line.path("regex").asString();
            return line.has("refused")
                    ? dynamicTest("«" + regex + "»", () -> assertRefused(regex, line))
                    : dynamicTest(
                            "«" + regex + "» in «" + line.path("text").asString() + "»",
                            () -> assertFound(regex, line));
        });
    }

    private static void assertRefused(String regex, JsonNode line) {
        assertThatThrownBy(() -> Regex.compile(regex))
                .isInstanceOf(RegexSyntaxException.class)
                .hasMessageStartingWith(
                        "error parsing regexp: " + line.path("refused").asString() + ": `");
    }

    private static void assertFound(String regex, JsonNode line) throws RegexSyntaxException {
        String text = line.path("text").asString();
        List<String> expected =
                line.path("matches").valueStream().map(JsonNode::asString).toList();
        Regex compiled = Regex.compile(regex);
        assertThat(compiled.findAll(text, -1)).isEqualTo(expected);
        assertThat(compiled.find(text)).isEqualTo(expected.isEmpty() ? "" : expected.get(0));
        assertThat(compiled.matchesWithin(text)).isEqualTo(!expected.isEmpty());
    }

    private static List<JsonNode> lines() throws IOException {
        try (InputStream in = RegexVerdictsTest.class.getResourceAsStream("regexes.jsonl");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().map(JSON::readTree).toList();
        }
    }
}
