package io.github.kubeauthn.testkit.junit;

/** What a chain may have beside what kubeadm sets up. */
public enum Mechanism {
    /**
     * A {@link io.github.kubeauthn.testkit.oidc.FakeOidcProvider}, by the {@code --oidc-*} flags. Its users have the name of the
     * claim {@code sub}, prefixed by its address, and the groups of the claim {@code groups}.
     */
    OIDC,
    /** A {@link io.github.kubeauthn.testkit.webhook.FakeTokenWebhook}, asked about tokens that nobody else knows. */
    TOKEN_WEBHOOK
}
