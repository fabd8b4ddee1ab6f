package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading.Undecodable;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.token.yaml.YamlDocument;
import io.github.kubeauthn.token.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The steps from a file's bytes to a configuration, in the order of apimachinery's strict decoder: format, kind and version,
 * then the fields.
 */
final class ConfigurationDecoder {

    private static final String GROUP = "apiserver.config.k8s.io";
    private static final String KIND = "AuthenticationConfiguration";
    private static final String INTERNAL = "__internal";

    /** The other kinds that kube-apiserver knows in each version of the group, so that a mix-up is told as one. */
    private static final Map<String, Set<String>> OTHER_KINDS = Map.of(
            "v1",
            Set.of(
                    "AdmissionConfiguration",
                    "AuthorizationConfiguration",
                    "EncryptionConfiguration",
                    "TracingConfiguration"),
            "v1beta1",
            Set.of("AuthorizationConfiguration", "TracingConfiguration"),
            "v1alpha1",
            Set.of("AuthorizationConfiguration", "TracingConfiguration"),
            INTERNAL,
            Set.of(
                    "AdmissionConfiguration",
                    "AuthorizationConfiguration",
                    "EgressSelectorConfiguration",
                    "EncryptionConfiguration",
                    "TracingConfiguration"));

    private static final String META_TYPE = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
            + " Kind string \"json:\\\"kind,omitempty\\\"\" }";

    /** How much of a text without a kind an error quotes. */
    private static final int MAX_QUOTED = 200;

    private ConfigurationDecoder() {}

    static ConfigurationReading decode(byte[] content) {
        if (content.length == 0) {
            return new Undecodable("empty config data");
        }
        if (looksLikeJson(content)) {
            return decodeJson(content, content, List.of());
        }
        try {
            YamlDocument yaml = YamlDocument.read(content);
            byte[] json = YamlAsJson.write(yaml.root()).getBytes(StandardCharsets.UTF_8);
            return decodeJson(json, content, repeatedKeys(yaml));
        } catch (YamlSyntaxException e) {
            return new Undecodable(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the first character that is no white space is a brace. */
    private static boolean looksLikeJson(byte[] content) {
        int at = 0;
        while (at < content.length && (content[at] == ' ' || content[at] >= '\t' && content[at] <= '\r')) {
            at++;
        }
        return at < content.length && content[at] == '{';
    }

    private static List<String> repeatedKeys(YamlDocument yaml) {
        return yaml.duplicates().isEmpty()
                ? List.of()
                : List.of("yaml: unmarshal errors:\n  " + String.join("\n  ", yaml.duplicates()));
    }

    private static ConfigurationReading decodeJson(byte[] json, byte[] content, List<String> yamlErrors) {
        JsonReading reading = JsonDialect.ENCODING_JSON.read(json);
        if (reading instanceof JsonReading.Malformed malformed) {
            return new Undecodable("couldn't get version/kind; json parse error: " + malformed.message());
        }
        JsonValue value = ((WellFormed) reading).value();
        if (!(value instanceof JsonObject) && value != JsonNull.NULL) {
            return new Undecodable("couldn't get version/kind; json parse error: json: cannot unmarshal " + value.kind()
                    + " into Go value of type " + META_TYPE);
        }
        StructReader meta = JsonDialect.ENCODING_JSON.struct(value, "");
        String apiVersion = meta.string("apiVersion");
        String kind = meta.string("kind");
        if (meta.problem().isPresent()) {
            return new Undecodable("couldn't get version/kind; json parse error: "
                    + meta.problem().get());
        }
        if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
            return new Undecodable("unexpected GroupVersion string: " + apiVersion);
        }
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        if (kind.isEmpty()) {
            return new Undecodable("Object 'Kind' is missing in '" + beginning(content) + "'");
        }
        if (version.isEmpty()) {
            return new Undecodable("Object 'apiVersion' is missing in '" + beginning(content) + "'");
        }
        if (!apiVersion.equals(GROUP + "/" + version) || !isKnown(kind, version)) {
            return new Undecodable("no kind " + GoQuoted.string(kind) + " is registered for version "
                    + GoQuoted.string(apiVersion) + " in scheme \"pkg/runtime/scheme.go:111\"");
        }
        if (!kind.equals(KIND)) {
            return new Undecodable("expected " + KIND + ", got *apiserver." + kind);
        }
        return decodeFields((JsonObject) value, version, yamlErrors);
    }

    private static boolean isKnown(String kind, String version) {
        Set<String> others = OTHER_KINDS.get(version);
        return others != null && (kind.equals(KIND) || others.contains(kind));
    }

    private static ConfigurationReading decodeFields(JsonObject object, String version, List<String> yamlErrors) {
        boolean internal = version.equals(INTERNAL);
        StrictDecoder decoder = new StrictDecoder(
                internal ? "apiserver" : version,
                internal ? ConfigurationDecoder::internalName : UnaryOperator.identity());
        GoStruct fields = decoder.struct(object, ConfigurationShape.AUTHENTICATION_CONFIGURATION, new GoStruct());
        if (decoder.typeError().isPresent()) {
            return new Undecodable(decoder.typeError().get());
        }
        List<String> strictErrors = new ArrayList<>(yamlErrors);
        strictErrors.addAll(decoder.strictErrors());
        return strictErrors.isEmpty()
                ? ConfigurationShape.configuration(fields)
                : new Undecodable("strict decoding error: " + String.join(", ", strictErrors));
    }

    /** A field's name in the version that kube-apiserver works with and, by accident, reads too. */
    private static String internalName(String name) {
        return switch (name) {
            case "kind", "apiVersion" -> name;
            case "jwt" -> "JWT";
            case "url" -> "URL";
            case "uid" -> "UID";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
        };
    }

    private static String beginning(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int length = text.codePointCount(0, text.length());
        return length <= MAX_QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…";
    }
}
