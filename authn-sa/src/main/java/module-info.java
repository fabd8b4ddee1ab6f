/** Service account tokens: verify, issue, publish keys. */
module io.github.kubeauthn.sa {
    requires transitive io.github.kubeauthn.token;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.kubeauthn.sa;
    exports io.github.kubeauthn.sa.issue;
    exports io.github.kubeauthn.sa.objects;
    exports io.github.kubeauthn.sa.publish;
}
