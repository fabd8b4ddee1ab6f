package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.json.StructReader;

/** The claims of a legacy token, beside the registered ones; a claim that is not there is empty. */
record LegacyClaims(String namespace, String secretName, String serviceAccountName, String serviceAccountUid) {

    static final String GO_TYPE = "serviceaccount.legacyPrivateClaims";

    private static final String PREFIX = "kubernetes.io/serviceaccount/";

    static LegacyClaims read(StructReader fields) {
        return new LegacyClaims(
                fields.string(PREFIX + "namespace"),
                fields.string(PREFIX + "secret.name"),
                fields.string(PREFIX + "service-account.name"),
                fields.string(PREFIX + "service-account.uid"));
    }
}
