package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.testkit.hostile.HostileCertificates;
import io.github.kubeauthn.testkit.hostile.HostileHeaders;
import io.github.kubeauthn.testkit.hostile.HostileInput;
import io.github.kubeauthn.testkit.hostile.HostileTokens;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract of an authenticator of requests. A test class that inherits it says how the authenticator is made and which request
 * it knows; the rest has defaults.
 */
public abstract class RequestAuthenticatorContract extends AuthenticatorContract<HttpCredential> {

    /** A request that it authenticates. */
    protected abstract HttpCredential knownRequest();

    /** Requests with a credential of its kind that it refuses; none unless said otherwise. */
    protected List<HttpCredential> refusedRequests() {
        return List.of();
    }

    /**
     * Requests without a credential of its kind, about which it has no opinion: one without any credential, and one with a scheme
     * that Kubernetes does not know, unless said otherwise.
     */
    protected List<HttpCredential> foreignRequests() {
        return List.of(Questions.withoutCredentials(), Questions.withHeader("Authorization", "Negotiate YWJjZA=="));
    }

    /**
     * Headers of the authenticator's own in which a client sends a secret, such as {@code X-Api-Key}: their values must never
     * show, and are hostile too. None unless said otherwise; what {@code Authorization} and the protocols of a websocket hold
     * is a secret in any case.
     */
    protected List<String> secretHeaders() {
        return List.of();
    }

    @Override
    HttpCredential known() {
        return knownRequest();
    }

    @Override
    List<HttpCredential> refused() {
        return refusedRequests();
    }

    @Override
    List<HttpCredential> foreign() {
        return foreignRequests();
    }

    @Override
    List<HostileInput<HttpCredential>> hostile() {
        List<HostileInput<HttpCredential>> hostile = new ArrayList<>();
        HostileHeaders.all()
                .forEach(input -> hostile.add(new HostileInput<>(
                        input.name(),
                        HttpCredential.builder().headers(input.value()).build())));
        for (String header : secretHeaders()) {
            HostileTokens.all()
                    .forEach(input -> hostile.add(new HostileInput<>(
                            "in the header " + header + ", " + input.name(),
                            Questions.withHeader(header, input.value()))));
        }
        HostileCertificates.all()
                .forEach(input -> hostile.add(new HostileInput<>(
                        "a certificate, " + input.name(),
                        HttpCredential.builder().peerCertificates(input.value()).build())));
        return hostile;
    }

    @Override
    List<String> secrets(HttpCredential credential) {
        List<String> secrets = new ArrayList<>(Secrets.ofHeaders(credential.headers()));
        for (String header : secretHeaders()) {
            credential.headers().values(header).forEach(value -> secrets.addAll(Secrets.ofToken(value)));
        }
        return secrets;
    }
}
