package io.github.kubeauthn.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.Compilation.Compiled;
import io.github.kubeauthn.oidc.expression.Evaluation;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the CEL environment of kube-apiserver v1.37.2 made of expressions, recorded by its own code: every function and operator with good
 * arguments and bad ones, types that do not fit, fields that are not there. {@code verdicts.jsonl} holds a question a line,
 * {@code subjects.jsonl} the claims and users that they are about.
 */
class ExpressionVerdictsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final ExpressionCompiler compiler = ExpressionCompiler.installed().orElseThrow();

    @TestFactory
    Stream<DynamicTest> verdicts() throws IOException {
        List<JsonNode> subjects = lines("subjects.jsonl");
        return lines("verdicts.jsonl").stream().map(line -> {
            JsonNode subject = subjects.get(line.path("subject").asInt());
            String expression = line.path("expression").asString();
            return dynamicTest(
                    "«" + expression + "»",
                    () -> assertThat(verdictOn(line, expression, subject)).isEqualTo(recorded(line)));
        });
    }

    private String verdictOn(JsonNode line, String expression, JsonNode subject) {
        return line.path("about").asString("").equals("user")
                ? verdict(compiler.compileUserExpression(expression), user(subject))
                : verdict(compiler.compileClaimsExpression(expression), Claims.of(object(subject)));
    }

    private static <T> String verdict(Compilation<T> compilation, T subject) {
        if (compilation instanceof Compilation.Invalid) {
            return "invalid";
        }
        if (compilation instanceof Compilation.Unusable) {
            return "unusable";
        }
        Evaluation evaluation = ((Compiled<T>) compilation).expression().evaluate(subject);
        if (evaluation instanceof Evaluation.Bool bool) {
            return "bool " + bool.value();
        }
        if (evaluation instanceof Evaluation.Text text) {
            return "text " + text.value();
        }
        if (evaluation instanceof Evaluation.Texts texts) {
            return "texts " + texts.values();
        }
        if (evaluation instanceof Evaluation.Null) {
            return "null";
        }
        if (evaluation instanceof Evaluation.Other other) {
            return "other " + other.type();
        }
        return "failed";
    }

    private static String recorded(JsonNode line) {
        String verdict = line.path("verdict").asString();
        if (verdict.equals("texts")) {
            return "texts " + strings(line.path("value"));
        }
        return line.has("value") ? verdict + " " + line.path("value").asString() : verdict;
    }

    private static UserInfo user(JsonNode subject) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        subject.path("extra").properties().forEach(entry -> extra.put(entry.getKey(), strings(entry.getValue())));
        return new UserInfo(
                subject.path("username").asString(),
                subject.path("uid").asString(),
                strings(subject.path("groups")),
                extra);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), plain(entry.getValue())));
        return members;
    }

    /** As a token's claims are read: every number is a double. */
    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNull() ? null : node.asString();
    }

    private static List<JsonNode> lines(String resource) throws IOException {
        try (InputStream in = ExpressionVerdictsTest.class.getResourceAsStream(resource);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().map(JSON::readTree).toList();
        }
    }
}
