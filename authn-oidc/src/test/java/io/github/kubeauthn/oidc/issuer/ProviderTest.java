package io.github.kubeauthn.oidc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.RefreshRule;
import io.github.kubeauthn.oidc.server.TestKeys;
import io.github.kubeauthn.oidc.server.TestServer;
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

    private static final String METADATA = "/.well-known/openid-configuration";

    private final TestServer server = TestServer.startPlain();
    private Provider provider;

    @AfterEach
    void stop() {
        provider.close();
        server.close();
    }

    @Test
    void an_issuer_that_answers_well_is_ready_and_not_asked_again() throws Exception {
        server.answerAsIssuer("https://issuer", TestKeys.FIRST);
        discover(Duration.ofMillis(1));
        await(() -> provider.verifier() != null);
        Thread.sleep(20);
        assertThat(server.requests()).containsExactly(METADATA);
    }

    @Test
    void an_issuer_that_does_not_answer_well_is_asked_again_until_it_does() throws Exception {
        discover(Duration.ofMillis(1));
        await(() -> provider.problem().equals("404 Not Found: nothing here"));
        server.answer(METADATA, "{\"issuer\":\"https://other\",\"jwks_uri\":\"x\"}");
        await(() -> provider.problem()
                .equals("oidc: issuer did not match the issuer returned by provider, expected \"https://issuer\" got"
                        + " \"https://other\""));
        server.answer(METADATA, "{\"issuer\":\"https://issuer\"}");
        await(() -> provider.problem().equals("provider did not return JWKS URL"));
        server.answer(METADATA, "{\"issuer\":5}");
        await(() -> provider.problem()
                .equals("oidc: failed to decode provider discovery object: got Content-Type = application/json, but"
                        + " could not unmarshal as JSON: json: cannot unmarshal number into Go struct field"
                        + " providerJSON.issuer of type string"));
        assertThat(provider.verifier()).isNull();
        server.answerAsIssuer("https://issuer", TestKeys.FIRST);
        await(() -> provider.verifier() != null);
    }

    @Test
    void a_redirect_is_told_as_one() throws Exception {
        server.handle(METADATA, exchange -> {
            exchange.getResponseHeaders().set("Location", server.url("/elsewhere"));
            TestServer.respond(exchange, 307, "");
        });
        discover(Duration.ofMillis(1));
        await(() -> provider.problem().startsWith("307 Temporary Redirect: "));
        assertThat(server.requestsFor("/elsewhere")).isZero();
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
