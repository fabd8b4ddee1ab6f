/** A whole authentication chain, as kube-apiserver configures it. */
module io.github.kubeauthn.apiserver {
    requires transitive io.github.kubeauthn.sa;
    requires static org.jspecify;
}
