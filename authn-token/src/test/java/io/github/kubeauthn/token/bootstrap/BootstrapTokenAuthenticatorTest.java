package io.github.kubeauthn.token.bootstrap;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import io.github.kubeauthn.token.cluster.SecretLookup;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTokenAuthenticatorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final String TOKEN = "abc123.0123456789abcdef";

    @Test
    void a_token_stands_for_a_user_of_its_id() {
        assertThat(authenticate(secret().build())).isEqualTo(user("system:bootstrappers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc123",
                "abc123.",
                "abc12.0123456789abcdef",
                "abc1234.0123456789abcdef",
                "abc123.0123456789abcde",
                "abc123.0123456789abcdef0",
                "abc123-0123456789abcdef",
                "ABC123.0123456789abcdef",
                "abc123.0123456789ABCDEF",
                "abc_23.0123456789abcdef",
                "abc123.0123456789abcde.",
                "\u0061\u0300c123.0123456789abcdef",
                "abc12\u0663.0123456789abcdef",
                "abc123.0123456789abcde\n"
            })
    void no_secret_is_looked_for_where_the_form_is_another(String token) {
        SecretLookup nobodyAsks = (namespace, name, context) -> {
            throw new AssertionError(name);
        };

        assertThat(new BootstrapTokenAuthenticator(nobodyAsks, CLOCK).authenticate(BearerToken.of(token)))
                .isEqualTo(AuthenticationResult.noOpinion());
    }

    @Test
    void the_secret_is_looked_for_in_kube_system() {
        AuthenticationContext context = AuthenticationContext.unlimited().withNonBlocking(true);
        SecretLookup lookup = (namespace, name, asked) -> {
            assertThat(namespace).isEqualTo("kube-system");
            assertThat(name).isEqualTo("bootstrap-token-abc123");
            assertThat(asked).isSameAs(context);
            return Lookup.notFound();
        };

        assertThat(new BootstrapTokenAuthenticator(lookup, CLOCK).authenticate(BearerToken.of(TOKEN, context)))
                .isEqualTo(AuthenticationResult.noOpinion());
    }

    @Test
    void who_cannot_look_fails() {
        Failed failure = Failed.of(Failed.Kind.WOULD_BLOCK, "would block");

        assertThat(new BootstrapTokenAuthenticator((namespace, name, context) -> Lookup.failed(failure), CLOCK)
                        .authenticate(BearerToken.of(TOKEN)))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "token-id, other1",
        "token-id, ''",
        "token-secret, 0123456789abcdeg",
        "token-secret, ''",
        "usage-bootstrap-authentication, ''",
        "usage-bootstrap-authentication, True",
        "usage-bootstrap-authentication, 'true '",
        "usage-bootstrap-authentication, false",
        "expiration, 2026-11-22",
        "expiration, tomorrow",
        "expiration, 2026-11-22T17:00:00Z",
        "expiration, 2026-11-22T16:59:59.999999999Z",
        "expiration, 2026-11-22T18:00:00+01:00",
        "auth-extra-groups, system:masters",
        "auth-extra-groups, system:bootstrappers",
        "auth-extra-groups, system:bootstrappers:",
        "auth-extra-groups, system:bootstrappers:a:",
        "auth-extra-groups, system:bootstrappers:a-",
        "auth-extra-groups, system:bootstrappers:A",
        "auth-extra-groups, 'system:bootstrappers:a, system:bootstrappers:b'",
        "auth-extra-groups, 'system:bootstrappers:a,'",
        "auth-extra-groups, ' '",
    })
    void a_secret_that_says_otherwise_is_no_opinion(String key, String value) {
        assertThat(authenticate(secret().data(key, value).build())).isEqualTo(AuthenticationResult.noOpinion());
    }

    @Test
    void a_secret_of_another_type_is_no_opinion() {
        assertThat(authenticate(secret().type("Opaque").build())).isEqualTo(AuthenticationResult.noOpinion());
        assertThat(authenticate(secret().type("").build())).isEqualTo(AuthenticationResult.noOpinion());
    }

    @Test
    void a_secret_that_is_being_deleted_is_no_opinion() {
        Secret deleted = secret().deletionTimestamp(Instant.parse("2099-01-01T00:00:00Z"))
                .build();

        assertThat(authenticate(deleted)).isEqualTo(AuthenticationResult.noOpinion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-11-22T17:00:00.000000001Z", "2026-11-22T18:00:01+01:00", "2099-01-01T0:00:00,5-24:60"})
    void a_token_is_good_until_it_expires(String expiration) {
        assertThat(authenticate(secret().data("expiration", expiration).build()))
                .isAuthenticated();
    }

    @Test
    void groups_are_sorted_and_stand_once() {
        String groups = "system:bootstrappers:z,system:bootstrappers:a:b-c:0,system:bootstrappers:z";

        assertThat(authenticate(secret().data("auth-extra-groups", groups).build()))
                .isEqualTo(user("system:bootstrappers", "system:bootstrappers:a:b-c:0", "system:bootstrappers:z"));
        assertThat(authenticate(secret().data("auth-extra-groups", "").build()))
                .isEqualTo(user("system:bootstrappers"));
    }

    @Test
    void a_group_has_at_most_256_characters_of_its_own() {
        String longest = "system:bootstrappers:" + "a".repeat(256);

        assertThat(authenticate(secret().data("auth-extra-groups", longest).build()))
                .isEqualTo(user("system:bootstrappers", longest));
        assertThat(authenticate(
                        secret().data("auth-extra-groups", longest + "a").build()))
                .isEqualTo(AuthenticationResult.noOpinion());
    }

    private static Secret.Builder secret() {
        return Secret.builder("kube-system", "bootstrap-token-abc123")
                .type("bootstrap.kubernetes.io/token")
                .data("token-id", "abc123")
                .data("token-secret", "0123456789abcdef")
                .data("usage-bootstrap-authentication", "true");
    }

    private static AuthenticationResult authenticate(Secret secret) {
        return new BootstrapTokenAuthenticator((namespace, name, context) -> Lookup.found(secret), CLOCK)
                .authenticate(BearerToken.of(TOKEN));
    }

    private static Authenticated user(String... groups) {
        return Authenticated.as(UserInfo.named("system:bootstrap:abc123").withGroups(List.of(groups)));
    }
}
