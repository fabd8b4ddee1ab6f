package io.github.kubeauthn.token;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketProtocolAuthenticatorTest {

    private static final Authenticated JANE = Authenticated.as(UserInfo.named("jane"));

    /** The token {@code tok}. */
    private static final String TOKEN = "base64url.bearer.authorization.k8s.io.dG9r";

    private final List<String> asked = new ArrayList<>();
    private AuthenticationResult answer = JANE;
    private final WebSocketProtocolAuthenticator authenticator = new WebSocketProtocolAuthenticator(token -> {
        asked.add(token.token());
        return answer;
    });

    @Test
    void the_token_is_a_subprotocol_and_goes_after_a_success() {
        assertThat(authenticate(TOKEN + ", v4.channel.k8s.io , x"))
                .isEqualTo(JANE.withHeaderEdits(
                        List.of(new HeaderEdit.Replace("Sec-WebSocket-Protocol", "v4.channel.k8s.io,x"))));
        assertThat(asked).containsExactly("tok");
    }

    @Test
    void several_headers_are_one_list() {
        Headers headers = upgrade()
                .add("Sec-WebSocket-Protocol", "a,b")
                .add("sec-websocket-protocol", "c," + TOKEN)
                .build();

        assertThat(authenticate(headers))
                .isEqualTo(JANE.withHeaderEdits(List.of(new HeaderEdit.Replace("Sec-WebSocket-Protocol", "a,b,c"))));
    }

    @Test
    void an_empty_subprotocol_is_one_too() {
        assertThat(authenticate(TOKEN + ","))
                .isEqualTo(JANE.withHeaderEdits(List.of(new HeaderEdit.Replace("Sec-WebSocket-Protocol", ""))));
    }

    @ParameterizedTest
    @CsvSource({"Upgrade, websocket", "'keep-alive, Upgrade', WebSocket", "xUPGRADEx, web\u017foc\u212aet"})
    void an_upgrade_to_websocket_is_recognized_as_in_go(String connection, String upgrade) {
        assertThat(authenticate(headers(connection, upgrade))).isAuthenticated();
    }

    @ParameterizedTest
    @CsvSource({"keep-alive, websocket", "Upgrade, h2c", "Upgrade, ' websocket'", "'', websocket", "Upgrade, ''"})
    void any_other_request_is_none_of_its_business(String connection, String upgrade) {
        assertThat(authenticate(headers(connection, upgrade))).isEqualTo(AuthenticationResult.noOpinion());
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v4.channel.k8s.io",
                "",
                "BASE64URL.BEARER.AUTHORIZATION.K8S.IO.dG9r, x",
                "base64url.bearer.authorization.k8s.io, x",
                "base64url.bearer.authorization.k8s.io., x",
                "base64url.bearer.authorization.k8s.io."
            })
    void no_token_is_no_opinion(String protocols) {
        assertThat(authenticate(protocols)).isEqualTo(AuthenticationResult.noOpinion());
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dG9r= , x | invalid base64.bearer.authorization token encoding",
                "+/+/ , x | invalid base64.bearer.authorization token encoding",
                "dG9r. , x | invalid base64.bearer.authorization token encoding",
                "__4 , x | invalid base64.bearer.authorization token",
                "7aCA , x | invalid base64.bearer.authorization token",
                "dG9r | missing additional subprotocol",
                "dG9r, base64url.bearer.authorization.k8s.io.YQ, x | multiple base64.bearer.authorization tokens specified",
                "dG9r, base64url.bearer.authorization.k8s.io.=, x | multiple base64.bearer.authorization tokens specified",
                "=, base64url.bearer.authorization.k8s.io.YQ, x | invalid base64.bearer.authorization token encoding",
                ", base64url.bearer.authorization.k8s.io.YQ, x | multiple base64.bearer.authorization tokens specified",
            })
    void what_is_no_token_is_refused(String behindPrefix, String message) {
        assertThat(authenticate("base64url.bearer.authorization.k8s.io." + behindPrefix))
                .isEqualTo(Failed.refused(message));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_token_that_nobody_knows_is_refused() {
        answer = AuthenticationResult.noOpinion();

        assertThat(authenticate(TOKEN + ",x")).isEqualTo(Failed.refused("invalid bearer token"));
    }

    @Test
    void a_token_may_hold_any_text() {
        authenticate("base64url.bearer.authorization.k8s.io.IMOpCmE,x");

        assertThat(asked).containsExactly(" \u00e9\na");
    }

    private AuthenticationResult authenticate(String protocols) {
        return authenticate(upgrade().add("Sec-WebSocket-Protocol", protocols).build());
    }

    private AuthenticationResult authenticate(Headers headers) {
        return authenticator.authenticate(
                HttpCredential.builder().headers(headers).build());
    }

    private static Headers headers(String connection, String upgrade) {
        return Headers.builder()
                .add("Connection", connection)
                .add("Upgrade", upgrade)
                .add("Sec-WebSocket-Protocol", TOKEN + ",x")
                .build();
    }

    private static Headers.Builder upgrade() {
        return Headers.builder().add("Connection", "Upgrade").add("Upgrade", "websocket");
    }
}
