package io.github.kubeauthn.oidc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.RefreshRule;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.RecordedRequest;
import io.github.kubeauthn.testkit.server.Replies;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProviderTest {

    private static final SigningKey FIRST = SigningKey.p256().named("k1");
    private static final String METADATA = "/.well-known/openid-configuration";

    private final LoopbackServer server = LoopbackServer.http();
    private Provider provider;

    @AfterEach
    void stop() {
        provider.close();
        server.close();
    }

    @Test
    void an_issuer_that_answers_well_is_ready_and_not_asked_again() throws Exception {
        answerAsIssuer();
        discover(Duration.ofMillis(1));
        await(() -> provider.verifier() != null);
        Thread.sleep(20);
        assertThat(server.requests()).extracting(RecordedRequest::path).containsExactly(METADATA);
    }

    @Test
    void an_issuer_that_does_not_answer_well_is_asked_again_until_it_does() throws Exception {
        discover(Duration.ofMillis(1));
        await(() -> provider.problem().equals("404 Not Found: nobody said what to answer"));
        server.answer(METADATA, Replies.json("{\"issuer\":\"https://other\",\"jwks_uri\":\"x\"}"));
        await(() -> provider.problem()
                .equals("oidc: issuer did not match the issuer returned by provider, expected \"https://issuer\" got"
                        + " \"https://other\""));
        server.answer(METADATA, Replies.json("{\"issuer\":\"https://issuer\"}"));
        await(() -> provider.problem().equals("provider did not return JWKS URL"));
        server.answer(METADATA, Replies.json("{\"issuer\":5}"));
        await(() -> provider.problem()
                .equals("oidc: failed to decode provider discovery object: got Content-Type = application/json, but"
                        + " could not unmarshal as JSON: json: cannot unmarshal number into Go struct field"
                        + " providerJSON.issuer of type string"));
        assertThat(provider.verifier()).isNull();
        answerAsIssuer();
        await(() -> provider.verifier() != null);
    }

    @Test
    void a_redirect_is_told_as_one() throws Exception {
        server.answer(METADATA, exchange -> {
            exchange.getResponseHeaders().set("Location", server.url("/elsewhere"));
            Replies.of(307, "application/json", "").handle(exchange);
        });
        discover(Duration.ofMillis(1));
        await(() -> provider.problem().startsWith("307 Temporary Redirect: "));
        assertThat(server.requests("/elsewhere")).isEmpty();
    }

    @Test
    void a_closed_provider_does_not_ask_again() throws Exception {
        discover(Duration.ofMillis(20));
        await(() -> !provider.problem().isEmpty());
        provider.close();
        Thread.sleep(60);
        int before = server.requests().size();
        Thread.sleep(60);
        assertThat(server.requests()).hasSize(before);
    }

    private void answerAsIssuer() {
        server.answer("/keys", Replies.json("{\"keys\":[" + FIRST.jwk() + "]}"));
        server.answer(
                METADATA, Replies.json("{\"issuer\":\"https://issuer\",\"jwks_uri\":\"" + server.url("/keys") + "\"}"));
    }

    private void discover(Duration retry) {
        Clock clock = Clock.systemUTC();
        provider = Provider.discover(
                "https://issuer",
                server.url(METADATA),
                new IssuerHttp(HttpClient.newHttpClient()),
                new TokenRules(List.of("RS256"), List.of("a"), clock),
                RefreshRule.KUBERNETES,
                new KeyListener() {},
                retry);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }
}
