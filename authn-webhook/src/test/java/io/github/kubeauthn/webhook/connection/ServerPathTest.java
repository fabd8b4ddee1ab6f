package io.github.kubeauthn.webhook.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerPathTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', /",
        "/, '', /",
        "/authenticate, '', /authenticate",
        "/authenticate/, '', /authenticate",
        "//a//b/, c/d, /a/b/c/d",
        "/x/../authenticate, '', /authenticate",
        "/../x/./y, '', /x/y",
        "/a b/é?, '', /a%20b/%C3%A9%3F",
        "/a:b@c&d=e+f$g;h~i.j_k-l, '', /a:b@c&d=e+f$g;h~i.j_k-l",
    })
    void joins_and_encodes_as_go_does(String server, String path, String joined) {
        assertThat(ServerPath.join(server, path)).isEqualTo(joined);
    }
}
