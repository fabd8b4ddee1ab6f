package com.example.apikey;

import io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator;
import io.github.kubeauthn.apiserver.AuthenticationChain;

/** A chain that also knows API keys. */
public final class ApiKeyChain {

    private ApiKeyChain() {}

    /** Asks for API keys first, then the chain that kube-apiserver would have, which is closed with this one. */
    public static AuthenticationChain extending(AuthenticationChain kubernetes, ApiKeyAuthenticator keys) {
        return AuthenticationChain.builder()
                .apiAudiences(kubernetes.apiAudiences())
                .token("API key", new AudienceAgnosticAuthenticator<>(kubernetes.apiAudiences(), keys))
                .request("kube-apiserver", kubernetes)
                .owning(kubernetes)
                .build();
    }
}
