package io.github.kubeauthn.webhook.document;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoText;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.Malformed;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.token.yaml.YamlDocument;
import io.github.kubeauthn.token.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * A text in which Kubernetes would look for an API object, and the object's type. What it holds besides is not yet read.
 *
 * @param value the whole object
 * @param group of its {@code apiVersion}; empty if that names none
 * @param version of its {@code apiVersion}; empty if that names none
 * @param kind empty if it has none
 */
public record ApiObject(JsonValue value, String group, String version, String kind) {

    private static final String TYPE_META =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    /**
     * Finds the object as the universal decoder of apimachinery does: what begins with a brace is JSON, and anything else YAML.
     * Protobuf, which that would read, too, is not understood.
     *
     * @throws UndecodableException if there is none
     */
    public static ApiObject read(byte[] text) throws UndecodableException {
        return beginsWithBrace(text) ? readJson(text) : readYaml(text);
    }

    /**
     * Finds the object in JSON.
     *
     * @throws UndecodableException if there is none
     */
    public static ApiObject readJson(byte[] json) throws UndecodableException {
        JsonReading reading = JsonDialect.KUBERNETES.read(json);
        if (reading instanceof Malformed malformed) {
            throw noType(malformed.message());
        }
        return of(((WellFormed) reading).value());
    }

    /**
     * Finds the object in YAML, of which JSON is a part.
     *
     * @throws UndecodableException if there is none
     */
    public static ApiObject readYaml(byte[] yaml) throws UndecodableException {
        try {
            return readJson(YamlDocument.read(yaml).json());
        } catch (YamlSyntaxException e) {
            throw new UndecodableException(String.valueOf(e.getMessage()));
        }
    }

    private static ApiObject of(JsonValue value) throws UndecodableException {
        // The type is looked for by another reader than all else: this one matches names in any case.
        StructReader type = JsonDialect.ENCODING_JSON.struct(value, TYPE_META);
        String apiVersion = type.string("apiVersion");
        String kind = type.string("kind");
        if (type.problem().isPresent()) {
            throw noType(type.problem().get());
        }
        if (apiVersion.equals("/")) {
            return new ApiObject(value, "", "", kind);
        }
        int slash = apiVersion.indexOf('/');
        if (slash != apiVersion.lastIndexOf('/')) {
            throw new UndecodableException("unexpected GroupVersion string: " + apiVersion);
        }
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return new ApiObject(value, group, apiVersion.substring(slash + 1), kind);
    }

    private static boolean beginsWithBrace(byte[] text) {
        return text.length > 0 && text[0] == '{'
                || GoText.trimSpace(new String(text, StandardCharsets.UTF_8)).startsWith("{");
    }

    private static UndecodableException noType(String why) {
        return new UndecodableException("couldn't get version/kind; json parse error: " + why);
    }

    /** This object, of the given type as far as it does not say itself which it is. */
    public ApiObject orElse(String defaultGroup, String defaultVersion, String defaultKind) {
        boolean takesVersion = version.isEmpty() && (group.isEmpty() || group.equals(defaultGroup));
        return new ApiObject(
                value,
                takesVersion ? defaultGroup : group,
                takesVersion ? defaultVersion : version,
                kind.isEmpty() ? defaultKind : kind);
    }

    public boolean is(String otherGroup, String otherVersion, String otherKind) {
        return group.equals(otherGroup) && version.equals(otherVersion) && kind.equals(otherKind);
    }

    /** That nobody knows the type of this object, in apimachinery's words. */
    public UndecodableException notRegistered() {
        return new UndecodableException("no kind " + GoQuoted.string(kind) + " is registered for version "
                + GoQuoted.string(group.isEmpty() ? version : group + "/" + version) + " in scheme \"kube-authn\"");
    }

    /** That this object does not say what it is. */
    public UndecodableException withoutKind() {
        return new UndecodableException("Object 'Kind' is missing in the text");
    }

    /** That this object says of which group it is, and not of which version. */
    public UndecodableException withoutVersion() {
        return new UndecodableException("Object 'apiVersion' is missing in the text");
    }

    /** The object as a Go struct, to be read field by field as sigs.k8s.io/json does. */
    public StructReader fields(String goType) {
        return JsonDialect.KUBERNETES.struct(value, goType);
    }

    /** Only its type: the rest may be secret. */
    @Override
    public String toString() {
        return "ApiObject[" + group + "/" + version + " " + kind + "]";
    }
}
