/** Client certificates and the front proxy. */
module io.github.kubeauthn.x509 {
    requires transitive io.github.kubeauthn.api;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.kubeauthn.x509;
}
