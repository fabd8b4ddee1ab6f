package io.github.kubeauthn.token.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What sigs.k8s.io/yaml v1.6.0 made of odd texts: the JSON, whether a key repeats another one, or a refusal. Tabs, line breaks,
 * braces, block scalars, tags, anchors, directives and signs between documents stand where nobody would put them.
 */
class YamlVerdictsTest {

    @TestFactory
    Stream<DynamicTest> verdicts() throws IOException {
        return lines().stream().map(line -> dynamicTest(line, () -> judge(line)));
    }

    private static void judge(String line) throws YamlSyntaxException {
        JsonReading reading = JsonDialect.ENCODING_JSON.read(line.getBytes(StandardCharsets.UTF_8));
        Map<String, JsonValue> verdict = ((JsonObject) ((WellFormed) reading).value()).asMap();
        byte[] yaml = text(verdict.get("yaml")).getBytes(StandardCharsets.UTF_8);
        if (verdict.containsKey("refused")) {
            assertThatThrownBy(() -> YamlDocument.read(yaml)).isInstanceOf(YamlSyntaxException.class);
            return;
        }
        YamlDocument document = YamlDocument.read(yaml);
        assertThat(new String(document.json(), StandardCharsets.UTF_8)).isEqualTo(text(verdict.get("json")));
        assertThat(document.duplicates().isEmpty()).isEqualTo(!verdict.containsKey("repeats"));
    }

    private static String text(@Nullable JsonValue value) {
        return ((JsonString) Objects.requireNonNull(value)).value();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = YamlVerdictsTest.class.getResourceAsStream("yamls.jsonl");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
