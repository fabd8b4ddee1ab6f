package io.github.kubeauthn.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.chain.AudienceAgnosticAuthenticator;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.webhook.client.WebhookTokenAuthenticator;
import io.github.kubeauthn.webhook.fake.KubeconfigFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class TokenReviewHttpHandlerTest {

    private static final UserInfo JANE =
            new UserInfo("jane", "42", List.of("dev", "qa"), Map.of("scopes", List.of("a", "b")));
    private static final Authenticator<BearerToken> TOKENS = new AudienceAgnosticAuthenticator<>(
            Audiences.of("api"),
            credential ->
                    credential.token().equals("good") ? Authenticated.as(JANE) : AuthenticationResult.noOpinion());
    private static final TokenReviewHttpHandler HANDLER =
            new TokenReviewHttpHandler(TokenReviewHandler.askingTokens(TOKENS)
                    .audiences(Audiences.of("api"))
                    .build());

    private final LoopbackServer server = LoopbackServer.http().answer("/authenticate", HANDLER);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(server.url("/authenticate")));
    }

    @Test
    void answers_the_model_classes_of_a_kubernetes_client() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        TokenReview question = new TokenReviewBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .withToken("good")
                .withAudiences("api", "vault")
                .endSpec()
                .build();
        HttpResponse<String> response = send(request()
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(question))));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        TokenReview answer = mapper.readValue(response.body(), TokenReview.class);
        assertThat(answer.getStatus().getAuthenticated()).isTrue();
        assertThat(answer.getStatus().getUser().getUsername()).isEqualTo("jane");
        assertThat(answer.getStatus().getUser().getUid()).isEqualTo("42");
        assertThat(answer.getStatus().getUser().getGroups()).containsExactly("dev", "qa");
        assertThat(answer.getStatus().getUser().getExtra()).isEqualTo(Map.of("scopes", List.of("a", "b")));
        assertThat(answer.getStatus().getAudiences()).containsExactly("api");
    }

    @Test
    void a_get_is_not_allowed() throws Exception {
        HttpResponse<String> response = send(request().GET());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(response.body()).contains("\"reason\":\"MethodNotAllowed\"");
    }

    @Test
    void another_media_type_is_not_understood() throws Exception {
        HttpResponse<String> response = send(request()
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString("kind: TokenReview")));
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void a_request_that_is_too_large_is_refused() throws Exception {
        HttpResponse<String> response =
                send(request().POST(HttpRequest.BodyPublishers.ofByteArray(new byte[4 * 1024 * 1024])));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void the_client_of_this_library_understands_its_server(@TempDir Path folder) {
        TestCa authority = TestCa.named("the webhook's authority");
        try (LoopbackServer tls = LoopbackServer.https(authority.loopbackServer())) {
            tls.answer("/authenticate", HANDLER);
            KubeconfigFile files = new KubeconfigFile(folder);
            files.write("ca.crt", authority.pem());
            Path kubeconfig =
                    files.config("server: '" + tls.url() + "/authenticate', certificate-authority: ca.crt", "");
            try (WebhookTokenAuthenticator client = WebhookTokenAuthenticator.builder(kubeconfig)
                    .apiAudiences(Audiences.of("api"))
                    .build()) {
                AuthenticationContext context =
                        AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of("api"));
                assertThat(client.authenticate(BearerToken.of("good", context)))
                        .isEqualTo(Authenticated.as(JANE).withAudiences(Audiences.of("api")));
                assertThat(client.authenticate(BearerToken.of("bad", context)))
                        .isEqualTo(AuthenticationResult.Failed.refused("invalid bearer token"));
            }
        }
    }
}
