/** The whole chain of a kube-apiserver, from its flags or from a builder, and the filter in front of its handlers. */
module io.github.kubeauthn.apiserver {
    requires transitive io.github.kubeauthn.sa;
    requires transitive io.github.kubeauthn.oidc;
    requires io.github.kubeauthn.webhook;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.kubeauthn.apiserver;
    exports io.github.kubeauthn.apiserver.flags;
}
