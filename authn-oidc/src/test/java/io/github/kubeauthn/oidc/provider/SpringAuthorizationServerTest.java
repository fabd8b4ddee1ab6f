package io.github.kubeauthn.oidc.provider;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.oidc.JwtAuthenticators;
import io.github.kubeauthn.oidc.configuration.OidcFlags;
import io.github.kubeauthn.testkit.pki.TestTls;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of an OpenID Connect provider that nobody here wrote. */
@Timeout(60)
class SpringAuthorizationServerTest {

    @Test
    void a_user_who_logs_in_at_a_real_provider_is_known_with_her_groups() throws Exception {
        try (SpringProvider provider = SpringProvider.start();
                JwtAuthenticators issuers = authenticators(provider, SpringProvider.CLIENT);
                JwtAuthenticators otherClient = authenticators(provider, "another-client")) {
            awaitReady(issuers);
            awaitReady(otherClient);
            BearerToken idToken = BearerToken.of(logIn(provider));

            AuthenticationResult result = issuers.authenticate(idToken);
            assertThat(result).isAuthenticated();
            assertThat(((Authenticated) result).user().name()).isEqualTo("spring:jane");
            assertThat(((Authenticated) result).user().groups()).containsExactlyInAnyOrder("oidc:dev", "oidc:ops");

            assertThat(otherClient.authenticate(idToken))
                    .isEqualTo(Failed.refused("oidc: verify token: oidc: expected audience \"another-client\" got"
                            + " [\"kubernetes\"]"));
        }
    }

    private static JwtAuthenticators authenticators(SpringProvider provider, String client) {
        return JwtAuthenticators.builder(Clock.systemUTC())
                .signingAlgorithms(List.of("RS256"))
                .build(OidcFlags.builder()
                        .issuerUrl(provider.issuer())
                        .clientId(client)
                        .certificateAuthority(SpringProvider.CA.pem())
                        .usernamePrefix("spring:")
                        .groupsClaim("groups")
                        .groupsPrefix("oidc:")
                        .build()
                        .configuration());
    }

    /** The authorization code flow (OpenID Connect Core 1.0 section 3.1), as a browser and a client would go through it. */
    private static String logIn(SpringProvider provider) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(TestTls.trusting(SpringProvider.CA))
                .cookieHandler(new CookieManager())
                .build();
        http.send(
                request(provider, "/login", SpringProvider.USER, SpringProvider.PASSWORD)
                        .build(),
                BodyHandlers.discarding());
        String query = "?response_type=code&scope=openid&client_id=" + SpringProvider.CLIENT + "&redirect_uri="
                + encoded(SpringProvider.REDIRECT_URI);
        HttpResponse<Void> authorized = http.send(
                HttpRequest.newBuilder(URI.create(provider.issuer() + "/oauth2/authorize" + query))
                        .build(),
                BodyHandlers.discarding());
        String location = authorized.headers().firstValue("Location").orElseThrow();
        String code = group("[?&]code=([^&]+)", location);
        HttpResponse<String> tokens = http.send(
                request(provider, "/oauth2/token", SpringProvider.CLIENT, SpringProvider.CLIENT_SECRET)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code
                                + "&redirect_uri=" + encoded(SpringProvider.REDIRECT_URI)))
                        .build(),
                BodyHandlers.ofString());
        return group("\"id_token\":\"([^\"]+)\"", tokens.body());
    }

    private static HttpRequest.Builder request(SpringProvider provider, String path, String name, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(provider.issuer() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + credentials);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static void awaitReady(JwtAuthenticators issuers) throws InterruptedException {
        while (issuers.healthProblem().isPresent()) {
            Thread.sleep(10);
        }
    }
}
