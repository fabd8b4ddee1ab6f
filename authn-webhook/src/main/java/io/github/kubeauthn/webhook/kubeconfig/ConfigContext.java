package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.token.json.StructReader;

/**
 * A context: who asks which cluster.
 *
 * @param cluster its name
 * @param user the name of who asks
 */
record ConfigContext(String cluster, String user) {

    static final ConfigContext NONE = new ConfigContext("", "");

    static ConfigContext read(StructReader context) {
        context.string("namespace");
        ConfigDocument.checkExtensions(context);
        return new ConfigContext(context.string("cluster"), context.string("user"));
    }
}
