package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.webhook.document.ApiObject;
import io.github.kubeauthn.webhook.document.UndecodableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A kubeconfig as it is written: lists became maps by name, and nothing is yet checked or resolved.
 *
 * @param clusters by name
 * @param users by name
 * @param contexts by name
 * @param currentContext the name of the context that counts; may be empty
 */
record ConfigDocument(
        Map<String, ConfigCluster> clusters,
        Map<String, ConfigUser> users,
        Map<String, ConfigContext> contexts,
        String currentContext) {

    static final ConfigDocument EMPTY = new ConfigDocument(Map.of(), Map.of(), Map.of(), "");

    /**
     * Reads YAML, or JSON, which is a part of it.
     *
     * @throws UndecodableException if it is no kubeconfig
     */
    static ConfigDocument read(byte[] yaml) throws UndecodableException {
        if (yaml.length == 0) {
            return EMPTY;
        }
        ApiObject object = ApiObject.readYaml(yaml).orElse("", "v1", "Config");
        if (!object.is("", "v1", "Config")) {
            throw object.version().isEmpty() ? object.withoutVersion() : object.notRegistered();
        }
        StructReader config = object.fields("Config");
        StructReader preferences = config.struct("preferences", "v1.Preferences");
        preferences.bool("colors");
        checkExtensions(preferences);
        checkExtensions(config);
        ConfigDocument document = new ConfigDocument(
                byName(config, "clusters", "cluster", "Cluster", ConfigCluster::read),
                byName(config, "users", "user", "AuthInfo", ConfigUser::read),
                byName(config, "contexts", "context", "Context", ConfigContext::read),
                config.string("current-context"));
        if (config.problem().isPresent()) {
            throw new UndecodableException(config.problem().get());
        }
        return document;
    }

    /** Extensions mean nothing here, but their list must fit its type, and no two of one name may be there. */
    static void checkExtensions(StructReader struct) {
        byName(struct, "extensions", "extension", "Object", extension -> extension);
    }

    /** A list of structs, each of which has a name and a value. */
    private static <T> Map<String, T> byName(
            StructReader struct, String list, String field, String goType, Function<StructReader, T> read) {
        Map<String, T> found = new LinkedHashMap<>();
        for (JsonValue elements : struct.occurrences(list)) {
            found.clear();
            if (elements instanceof JsonArray array) {
                for (JsonValue element : array.elements()) {
                    addNamed(found, element, struct, field, goType, read);
                }
            } else if (elements != JsonNull.NULL) {
                struct.refuse("json: cannot unmarshal " + elements.kind() + " into Go struct field Config." + list
                        + " of type []v1.Named" + goType);
            }
        }
        return found;
    }

    private static <T> void addNamed(
            Map<String, T> found,
            JsonValue element,
            StructReader struct,
            String field,
            String goType,
            Function<StructReader, T> read) {
        StructReader named = JsonDialect.KUBERNETES.struct(element, "v1.Named" + goType);
        String name = named.string("name");
        T value = read.apply(field.equals("extension") ? named : named.struct(field, "v1." + goType));
        named.problem().ifPresent(struct::refuse);
        if (found.put(name, value) != null) {
            struct.refuse("error converting *[]Named" + goType + " into *map[string]*api." + goType
                    + ": duplicate name \"" + name + "\" in list");
        }
    }
}
