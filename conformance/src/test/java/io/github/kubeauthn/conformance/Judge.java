package io.github.kubeauthn.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds an answer against the oracle's, by the rules of {@code compare.py}. */
final class Judge {

    /** What sort of difference there is; the first is the one that must never be. */
    enum Kind {
        /** Let in here, and not there. */
        UNSAFE,
        /** Something else became of it. */
        OUTCOME,
        /** Somebody else was let in. */
        USER,
        /** The words of an error or a warning. */
        TEXT,
        /** Anything else. */
        OTHER
    }

    record Difference(Kind kind, String details) {}

    private static final List<String> EXACT = List.of(
            "outcome", "user", "audiences", "httpStatus", "remainingHeaders", "auditAnnotations", "reviewError");

    /** Where a text begins that Go's own libraries write; {@link JudgeTest} holds it against {@code compare.py}. */
    static final Pattern GO = Pattern.compile(
            "(x509: |json: |go-jose/|yaml: |compilation failed:|parse \"|resulted in error: |couldn\\'t get version/kind|"
                    + "error while getting|Get \"|Post \"|http: |converting \\(|no kind \"|in scheme \"|strconv\\.|time: "
                    + "|parse error on line|"
                    + "oidc: (failed to|malformed|token is|expected|id token|source|unsupported|verify)|failed to verify"
                    + "|illegal base64|"
                    + "the server|an error on the server|unknown$|0-length response|strict decoding error|Object \\'"
                    + "|cannot unmarshal)");

    private Judge() {}

    /**
     * Judges a scenario that must not start.
     *
     * @param answers all lines that there are for it
     */
    static Optional<Difference> ofStartup(String expected, List<JsonNode> answers) {
        if (answers.size() != 1 || !answers.get(0).has("startupError")) {
            return different(Kind.UNSAFE, "it started, but should refuse: " + expected);
        }
        return texts(Stream.of(new Pair(normal(expected), normal(text(answers.get(0), "startupError")))));
    }

    /** Judges the {@code expect} of a case. */
    static Optional<Difference> ofCase(JsonNode expected, JsonNode answered) {
        ObjectNode wanted = clean(expected).asObject();
        ObjectNode had = clean(answered).asObject();
        return outcome(wanted, had).or(() -> fields(wanted, had)).or(() -> texts(wanted, had));
    }

    /** Judges the line of a configuration case. */
    static Optional<Difference> ofConfiguration(JsonNode expected, JsonNode answer) {
        if (isInvalid(expected) != isInvalid(answer)) {
            return different(
                    isInvalid(expected) ? Kind.UNSAFE : Kind.OUTCOME, "validity: " + expected + " != " + answer);
        }
        return texts(Stream.of(new Pair(normalErrors(expected), normalErrors(answer))));
    }

    private static Optional<Difference> outcome(ObjectNode wanted, ObjectNode had) {
        String expected = text(wanted, "outcome");
        String answered = text(had, "outcome");
        if (expected.equals(answered)) {
            return Optional.empty();
        }
        return different(
                kindOf(expected, answered),
                "outcome: %s != %s | %s | %s".formatted(expected, answered, text(wanted, "error"), text(had, "error")));
    }

    private static Kind kindOf(String expected, String answered) {
        if (answered.equals("authenticated")) {
            return Kind.UNSAFE;
        }
        return Set.of("error", "malformedCertificate").containsAll(Set.of(expected, answered))
                ? Kind.OTHER
                : Kind.OUTCOME;
    }

    private static Optional<Difference> fields(ObjectNode wanted, ObjectNode had) {
        List<String> different = new ArrayList<>();
        EXACT.stream()
                .filter(field -> !wanted.path(field).equals(had.path(field)))
                .filter(field -> !field.equals("reviewError")
                        || !normal(text(wanted, field)).equals(normal(text(had, field))))
                .forEach(different::add);
        if (!withoutError(wanted).equals(withoutError(had))) {
            different.add("reviewStatus");
        }
        if (!wanted.path("webhookRequests").equals(had.path("webhookRequests"))) {
            different.add("webhookRequests");
        }
        if (!patchTargets(wanted).equals(patchTargets(had))) {
            different.add("patches");
        }
        if (different.isEmpty()) {
            return Optional.empty();
        }
        List<String> details = different.stream()
                .map(field -> field + ": " + wanted.path(field) + " != " + had.path(field))
                .toList();
        return different(different.contains("user") ? Kind.USER : Kind.OTHER, String.join("; ", details));
    }

    private static Optional<Difference> texts(ObjectNode wanted, ObjectNode had) {
        return texts(Stream.of(
                new Pair(normal(text(wanted, "error")), normal(text(had, "error"))),
                new Pair(
                        normal(text(wanted.path("reviewStatus"), "error")),
                        normal(text(had.path("reviewStatus"), "error"))),
                new Pair(
                        wanted.path("warnings").toString(), had.path("warnings").toString())));
    }

    private static Optional<Difference> texts(Stream<Pair> pairs) {
        List<String> details = pairs.filter(pair -> !pair.wanted.equals(pair.had))
                .map(pair -> pair.wanted + " != " + pair.had)
                .toList();
        return details.isEmpty() ? Optional.empty() : different(Kind.TEXT, String.join("; ", details));
    }

    /** A text up to where the wording is free. */
    private static String normal(String text) {
        Matcher go = GO.matcher(text);
        return go.find() ? text.substring(0, go.start()) + "…" : text;
    }

    private static String normalErrors(JsonNode validated) {
        return validated
                .path("errors")
                .valueStream()
                .map(error -> normal(error.asString()))
                .toList()
                .toString();
    }

    private static boolean isInvalid(JsonNode validated) {
        return !text(validated, "decodeError").isEmpty()
                || !text(validated, "flagError").isEmpty()
                || !validated.path("errors").isEmpty();
    }

    private static JsonNode withoutError(ObjectNode expect) {
        JsonNode status = expect.path("reviewStatus");
        return status instanceof ObjectNode object ? clean(object.deepCopy().without("error")) : clean(emptyObject());
    }

    private static List<String> patchTargets(ObjectNode expect) {
        return expect.path("patches")
                .valueStream()
                .map(patch -> patch.asString().split(" ", 2)[0])
                .toList();
    }

    /** A value without the members that hold nothing. */
    private static JsonNode clean(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode cleaned = emptyObject();
            object.forEachEntry((name, member) -> {
                if (!isNothing(member)) {
                    cleaned.set(name, clean(member));
                }
            });
            return cleaned;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> cleaned.add(clean(element)));
            return cleaned;
        }
        return value;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isContainer() && value.isEmpty()
                || value.isString() && value.asString().isEmpty();
    }

    private static ObjectNode emptyObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }

    private static Optional<Difference> different(Kind kind, String details) {
        return Optional.of(new Difference(kind, details));
    }

    private record Pair(String wanted, String had) {}
}
