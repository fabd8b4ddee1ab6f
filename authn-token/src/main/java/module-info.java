/** Bearer tokens, and the strict JWT reading that all mechanisms share. */
module io.github.kubeauthn.token {
    requires transitive io.github.kubeauthn.x509;
    requires com.github.benmanes.caffeine;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires static org.jspecify;

    exports io.github.kubeauthn.token;
    exports io.github.kubeauthn.token.bootstrap;
    exports io.github.kubeauthn.token.cache;
    exports io.github.kubeauthn.token.cluster;
    exports io.github.kubeauthn.token.file;
    exports io.github.kubeauthn.token.jose;
    exports io.github.kubeauthn.token.json;
    exports io.github.kubeauthn.token.yaml;
}
