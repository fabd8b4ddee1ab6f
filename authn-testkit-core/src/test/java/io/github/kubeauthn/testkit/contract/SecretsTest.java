package io.github.kubeauthn.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void of_a_token_the_whole_and_what_makes_it_good_are_secret() {
        assertThat(Secrets.ofToken("abcdef.0123456789abcdef"))
                .containsExactly("abcdef.0123456789abcdef", "0123456789abcdef");
        assertThat(Secrets.ofToken("short")).isEmpty();
    }

    @Test
    void a_bearer_token_is_secret() {
        assertThat(ofHeader("Authorization", "Bearer a-long-s3cret")).containsExactly("a-long-s3cret");
    }

    @Test
    void a_password_is_secret_in_either_form() {
        assertThat(ofHeader("Authorization", "Basic amFuZTphLWxvbmctczNjcmV0"))
                .containsExactly("amFuZTphLWxvbmctczNjcmV0", "a-long-s3cret");
    }

    @Test
    void a_token_among_websocket_protocols_is_secret_in_either_form() {
        assertThat(ofHeader(
                        "Sec-WebSocket-Protocol",
                        "v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.YS1sb25nLXMzY3JldA"))
                .containsExactly("YS1sb25nLXMzY3JldA", "a-long-s3cret");
    }

    @Test
    void what_is_no_base64_is_secret_only_as_it_travels() {
        assertThat(ofHeader("Authorization", "Basic !!!!!!!!!!!!")).containsExactly("!!!!!!!!!!!!");
    }

    private static List<String> ofHeader(String name, String value) {
        return Secrets.ofHeaders(Headers.builder().add(name, value).build());
    }
}
