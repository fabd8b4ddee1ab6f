/** For tests of authenticators: certificates, tokens, fake servers, assertions, and the contract. */
module io.github.kubeauthn.testkit.core {
    requires transitive io.github.kubeauthn.api;
    requires transitive jdk.httpserver;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.kubeauthn.testkit.assertion;
    exports io.github.kubeauthn.testkit.clock;
    exports io.github.kubeauthn.testkit.contract;
    exports io.github.kubeauthn.testkit.hostile;
    exports io.github.kubeauthn.testkit.json to
            io.github.kubeauthn.testkit;
    exports io.github.kubeauthn.testkit.oidc;
    exports io.github.kubeauthn.testkit.pki;
    exports io.github.kubeauthn.testkit.question;
    exports io.github.kubeauthn.testkit.server;
    exports io.github.kubeauthn.testkit.token;
    exports io.github.kubeauthn.testkit.webhook;
}
