package io.github.kubeauthn.oidc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.RecordedRequest;
import io.github.kubeauthn.testkit.server.Replies;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class IssuerHttpTest {

    private final LoopbackServer server = LoopbackServer.http();
    private final IssuerHttp http = new IssuerHttp(HttpClient.newHttpClient());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_answer_is_whole_whatever_its_status() {
        server.answer("/a", Replies.of(404, "application/json", "{}"));
        IssuerResponse response = ((Success<IssuerResponse>) get(server.url("/a"))).value();
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.statusLine()).isEqualTo("404 Not Found");
        assertThat(response.body()).asString().isEqualTo("{}");
    }

    @Test
    void an_access_token_is_sent_and_never_told() {
        server.answer(
                "/a",
                exchange -> Replies.of(
                                200,
                                "application/json",
                                exchange.getRequestHeaders().getFirst("Authorization"))
                        .handle(exchange));
        Outcome<IssuerResponse> good = http.get(server.url("/a"), "secret").join();
        assertThat(((Success<IssuerResponse>) good).value().body()).asString().isEqualTo("Bearer secret");

        Outcome<IssuerResponse> bad = http.get(server.url("/a"), "sec\nret").join();
        assertThat(((Problem<IssuerResponse>) bad).message())
                .doesNotContain("sec")
                .doesNotContain("ret\n");
    }

    @Test
    void a_redirect_is_not_followed() {
        server.answer("/a", Replies.redirect(server.url("/b")));
        IssuerResponse response = ((Success<IssuerResponse>) get(server.url("/a"))).value();
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.redirectNote()).contains("not followed");
        assertThat(server.requests()).extracting(RecordedRequest::path).containsExactly("/a");
    }

    @Test
    void a_body_of_one_mebibyte_is_read_and_a_longer_one_is_refused() {
        server.answer("/fits", Replies.json("x".repeat(IssuerHttp.MAX_BODY)));
        server.answer("/long", Replies.json("x".repeat(IssuerHttp.MAX_BODY + 1)));
        assertThat(((Success<IssuerResponse>) get(server.url("/fits"))).value().body())
                .hasSize(IssuerHttp.MAX_BODY);
        assertThat(problem(server.url("/long")))
                .isEqualTo("Get \"" + server.url("/long") + "\": the response is longer than 1048576 bytes");
    }

    @Test
    void a_body_that_trickles_is_given_up_when_the_time_for_the_whole_exchange_is_over() {
        server.answer("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        IssuerHttp impatient = new IssuerHttp(HttpClient.newHttpClient(), Duration.ofMillis(300));
        Outcome<IssuerResponse> outcome = impatient.get(server.url("/slow"), "").join();
        assertThat(((Problem<IssuerResponse>) outcome).message())
                .isEqualTo("Get \"" + server.url("/slow") + "\": context deadline exceeded (Client.Timeout exceeded)");
    }

    @Test
    void a_server_that_is_down_is_told() {
        String url = server.url("/a");
        server.close();
        assertThat(problem(url)).startsWith("Get \"" + url + "\": cannot connect");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "::bad | parse \"::bad\": missing protocol scheme",
                "ftp://x/y | Get \"ftp://x/y\": unsupported protocol scheme \"ftp\"",
                "/rel | Get \"/rel\": unsupported protocol scheme \"\"",
                "`` | Get \"\": unsupported protocol scheme \"\"",
                "https:///x | Get \"https:///x\": http: no Host in request URL",
                "https://a_b:1/x y | Get \"https://a_b:1/x y\": the address or its access token is not fit for a request",
            })
    void what_is_no_address_is_told(String url, String problem) {
        assertThat(problem(url)).isEqualTo(problem);
    }

    private Outcome<IssuerResponse> get(String url) {
        return http.get(url, "").join();
    }

    private String problem(String url) {
        return ((Problem<IssuerResponse>) get(url)).message();
    }
}
