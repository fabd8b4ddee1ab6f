package io.github.kubeauthn.testkit.vectors;

import io.github.kubeauthn.testkit.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration or a command line, and what kube-apiserver says is wrong with it: nothing, if all three are empty.
 *
 * @param id unique among the configurations
 * @param yaml a file of the kind AuthenticationConfiguration; not looked at where there are flags
 * @param disallowedIssuers the service account issuers that it must not name
 * @param flags a command line; null where the file is asked about
 * @param decodeError why the file cannot be read; its words are free
 * @param flagError why the flags do not parse; its words are free
 * @param errors what validation says, in order
 */
public record ConfigurationCase(
        String id,
        String yaml,
        List<String> disallowedIssuers,
        @Nullable List<String> flags,
        String decodeError,
        String flagError,
        List<String> errors) {

    static ConfigurationCase read(String line) {
        Map<String, @Nullable Object> members = Json.readObject(line);
        return new ConfigurationCase(
                Json.text(members, "id"),
                Json.text(members, "yaml"),
                Json.texts(members, "disallowedIssuers"),
                members.containsKey("flags") ? Json.texts(members, "flags") : null,
                Json.text(members, "decodeError"),
                Json.text(members, "flagError"),
                Json.texts(members, "errors"));
    }
}
