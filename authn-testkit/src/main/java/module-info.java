/** For tests of gateways, webhooks and authenticators: a whole chain, a cluster's objects, assertions, conformance vectors. */
module io.github.kubeauthn.testkit {
    requires transitive io.github.kubeauthn.apiserver;
    requires transitive io.github.kubeauthn.testkit.core;
    requires static org.jspecify;

    exports io.github.kubeauthn.testkit.chain;
    exports io.github.kubeauthn.testkit.cluster;
    exports io.github.kubeauthn.testkit.junit;
    exports io.github.kubeauthn.testkit.vectors;
}
