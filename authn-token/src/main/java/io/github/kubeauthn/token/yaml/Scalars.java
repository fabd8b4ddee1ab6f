package io.github.kubeauthn.token.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar means, by its tag or else by its text: the rules of go.yaml.in/yaml/v2, which are those of YAML 1.1 with exceptions
 * (no base 60, a date is a text).
 */
final class Scalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Map<String, Object> WORDS = words();

    private Scalars() {}

    private static Map<String, Object> words() {
        Map<String, Object> words = new HashMap<>();
        put(words, true, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
        put(words, false, "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
        put(words, Double.NaN, ".nan", ".NaN", ".NAN");
        put(words, Double.POSITIVE_INFINITY, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
        put(words, Double.NEGATIVE_INFINITY, "-.inf", "-.Inf", "-.INF");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Object> words, Object meaning, String... spellings) {
        for (String spelling : spellings) {
            words.put(spelling, meaning);
        }
    }

    static YamlValue value(Node.Scalar scalar) throws YamlSyntaxException {
        Object meaning = meaning(scalar);
        int line = scalar.line();
        if (meaning == null) {
            return new YamlValue.Nothing(line);
        }
        if (meaning instanceof Boolean truth) {
            return new YamlValue.Truth(line, truth);
        }
        if (meaning instanceof Number number) {
            return new YamlValue.Numeral(line, json(number, line));
        }
        return new YamlValue.Text(line, (String) meaning);
    }

    /** A scalar as the key of a mapping: JSON's keys are texts. */
    static String key(Node.Scalar scalar) throws YamlSyntaxException {
        Object meaning = meaning(scalar);
        if (meaning == null) {
            throw new YamlSyntaxException(scalar.line(), "unsupported map key of type: null");
        }
        return meaning instanceof Double number ? Numbers.asKey(number) : meaning.toString();
    }

    private static String json(Number number, int line) throws YamlSyntaxException {
        if (!(number instanceof Double d)) {
            return number.toString();
        }
        if (d.isNaN() || d.isInfinite()) {
            throw new YamlSyntaxException(line, "unsupported value: JSON has no infinity and no NaN");
        }
        return Numbers.asJson(d);
    }

    /** Null, a Boolean, an integral Number, a Double, or a String. */
    private static @Nullable Object meaning(Node.Scalar scalar) throws YamlSyntaxException {
        String tag = scalar.tag();
        String text = scalar.text();
        if (tag == null) {
            return scalar.implicit() ? meaningOf(text) : text;
        }
        return switch (tag) {
            case Tags.BINARY -> binary(scalar);
            case Tags.NULL, Tags.BOOL, Tags.INT, Tags.FLOAT -> tagged(tag, scalar);
            case Tags.TIMESTAMP -> throw new YamlSyntaxException(scalar.line(), "the tag !!timestamp is not supported");
            default -> text;
        };
    }

    private static @Nullable Object meaningOf(String text) {
        if (NULLS.contains(text)) {
            return null;
        }
        Object word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        Number number = Numbers.parse(text);
        return number == null ? text : number;
    }

    private static @Nullable Object tagged(String tag, Node.Scalar scalar) throws YamlSyntaxException {
        Object meaning = meaningOf(scalar.text());
        String natural = naturalTag(meaning);
        if (natural.equals(tag)) {
            return meaning;
        }
        if (tag.equals(Tags.FLOAT) && meaning instanceof Long number) {
            return number.doubleValue();
        }
        throw new YamlSyntaxException(
                scalar.line(), "cannot decode " + Tags.shortened(natural) + " as a " + Tags.shortened(tag));
    }

    private static String naturalTag(@Nullable Object meaning) {
        if (meaning == null) {
            return Tags.NULL;
        }
        if (meaning instanceof Boolean) {
            return Tags.BOOL;
        }
        if (meaning instanceof Double) {
            return Tags.FLOAT;
        }
        return meaning instanceof Number ? Tags.INT : Tags.STR;
    }

    private static String binary(Node.Scalar scalar) throws YamlSyntaxException {
        String digits = scalar.text().replace("\r", "").replace("\n", "");
        try {
            // Java takes a last group without its padding, Go does not
            if (digits.length() % 4 == 0) {
                return new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new YamlSyntaxException(scalar.line(), "!!binary value contains invalid base64 data");
    }
}
