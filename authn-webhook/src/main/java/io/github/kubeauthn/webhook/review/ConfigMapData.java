package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.token.json.StructReader;
import io.github.kubeauthn.webhook.document.ApiObject;
import io.github.kubeauthn.webhook.document.UndecodableException;
import java.util.Map;

/** What came of reading a ConfigMap. */
public sealed interface ConfigMapData {

    /** Its {@code data}. */
    record Data(Map<String, String> data) implements ConfigMapData {}

    /** It is none. */
    record Unusable(String why) implements ConfigMapData {}

    static ConfigMapData read(byte[] json) {
        try {
            ApiObject object = ApiObject.readJson(json).orElse("", "v1", "ConfigMap");
            if (!object.is("", "v1", "ConfigMap")) {
                return new Unusable("expected a ConfigMap, got " + object);
            }
            StructReader configMap = object.fields("ConfigMap");
            ObjectMeta.check(configMap);
            Map<String, String> data = configMap.stringMap("data");
            return configMap.problem().<ConfigMapData>map(Unusable::new).orElse(new Data(data));
        } catch (UndecodableException e) {
            return new Unusable(e.complaint());
        }
    }
}
