/** Service account tokens. */
module io.github.kubeauthn.sa {
    requires transitive io.github.kubeauthn.token;
    requires static org.jspecify;
}
