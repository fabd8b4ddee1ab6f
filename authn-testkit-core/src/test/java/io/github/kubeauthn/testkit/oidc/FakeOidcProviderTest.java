package io.github.kubeauthn.testkit.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.pki.TestTls;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeOidcProviderTest {

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final FakeOidcProvider provider = FakeOidcProvider.start(clock);
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(TestTls.trusting(provider.ca())).build();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void publishes_where_its_keys_are_and_which() throws Exception {
        assertThat(get("/.well-known/openid-configuration"))
                .contains(
                        "\"issuer\":\"" + provider.issuer() + "\"", "\"jwks_uri\":\"" + provider.issuer() + "/keys\"");
        assertThat(get("/keys")).contains("\"kid\":\"" + provider.key().keyId() + "\"", "\"crv\":\"P-256\"");
        assertThat(provider.discoveryRequests()).isEqualTo(1);
        assertThat(provider.keyRequests()).isEqualTo(1);
    }

    @Test
    void forgets_the_old_key_when_keys_are_rotated() throws Exception {
        SigningKey old = provider.key();

        SigningKey current = provider.rotateKeys();

        assertThat(get("/keys")).contains(current.keyId()).doesNotContain(old.keyId());
    }

    @Test
    void issues_tokens_that_are_good_for_an_hour() {
        String payload = provider.token("jane")
                .claim("groups", java.util.List.of("dev"))
                .sign()
                .split("\\.")[1];

        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .isEqualTo("{\"iat\":1772366400,\"nbf\":1772366400,\"exp\":1772370000,\"iss\":\"" + provider.issuer()
                        + "\",\"aud\":\"kubernetes\",\"sub\":\"jane\",\"groups\":[\"dev\"]}");
    }

    @Test
    void fails_in_every_way_and_recovers() throws Exception {
        provider.fail(Outage.ERROR);
        assertThat(send("/keys").statusCode()).isEqualTo(500);
        provider.fail(Outage.UNAVAILABLE);
        assertThat(send("/keys").statusCode()).isEqualTo(503);
        provider.fail(Outage.REDIRECT);
        assertThat(send("/keys").headers().firstValue("Location")).contains("https://elsewhere.invalid/");
        provider.fail(Outage.DOWN);
        assertThatThrownBy(() -> send("/keys")).isInstanceOf(IOException.class);
        provider.recover();
        assertThat(send("/keys").statusCode()).isEqualTo(200);
    }

    @Test
    void says_nothing_until_the_silence_is_over() throws Exception {
        provider.fail(Outage.SILENT);

        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("/keys"), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.isDone()).isFalse();
        provider.recover();

        assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void says_how_long_its_keys_may_be_kept_once_it_was_told() throws Exception {
        assertThat(send("/keys").headers().firstValue("Cache-Control")).isEmpty();

        provider.letKeysBeKeptFor(Duration.ofHours(1));

        assertThat(send("/keys").headers().firstValue("Cache-Control")).contains("max-age=3600");
    }

    @Test
    void claims_to_be_somebody_else() throws Exception {
        provider.claimToBe("https://other");

        assertThat(get("/.well-known/openid-configuration")).contains("\"issuer\":\"https://other\"");
    }

    private String get(String path) throws Exception {
        return send(path).body();
    }

    private HttpResponse<String> send(String path) throws Exception {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(provider.issuer() + path)).build();
    }
}
