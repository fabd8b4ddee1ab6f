package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.hostile.HostileHeaders;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RequestHeaderContractTest extends RequestAuthenticatorContract {

    /** It stands still because messages tell the time. */
    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");

    private final TestCa ca = TestCa.named("front-proxy-ca");
    private final Identity proxy = ca.client("front-proxy-client").issue();

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return RequestHeaderAuthenticator.builder(
                        CaBundle.ofDer("test", List.of(ca.identity().der())))
                .clock(clock)
                .allowedNames(List.of("front-proxy-client"))
                .usernameHeaders(List.of("X-Remote-User"))
                .uidHeaders(List.of("X-Remote-Uid"))
                .groupHeaders(List.of("X-Remote-Group"))
                .extraHeaderPrefixes(List.of("X-Remote-Extra-"))
                .build();
    }

    @Override
    protected HttpCredential knownRequest() {
        return Questions.throughProxy(proxy, "jane", "dev");
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(
                Questions.throughProxy(ca.client("another").issue(), "jane"),
                Questions.throughProxy(ca.client("front-proxy-client").expired().issue(), "jane"),
                Questions.throughProxy(
                        TestCa.named("front-proxy-ca")
                                .client("front-proxy-client")
                                .issue(),
                        "jane"));
    }

    @Override
    protected List<HttpCredential> foreignRequests() {
        return List.of(
                Questions.withoutCredentials(),
                Questions.withHeader("X-Remote-User", "jane"),
                Questions.withCertificate(proxy));
    }

    /** It believes whatever its proxy says, but it must get through it. */
    @Test
    @Timeout(20)
    void takes_or_leaves_what_a_proxy_says_that_lets_everything_through() {
        Authenticator<HttpCredential> authenticator = authenticator();

        HostileHeaders.all()
                .forEach(input -> assertThat(authenticator.authenticate(HttpCredential.builder()
                                .peerCertificates(proxy.peerCertificates())
                                .headers(input.value())
                                .build()))
                        .as(input.name())
                        .isNotInstanceOf(Failed.class));
    }
}
