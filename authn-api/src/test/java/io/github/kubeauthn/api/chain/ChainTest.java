package io.github.kubeauthn.api.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.UserInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final BearerToken TOKEN = BearerToken.of("s3cret");
    private static final Authenticator<BearerToken> JANE = token -> Authenticated.as(UserInfo.named("jane"));
    private static final Authenticator<BearerToken> JOE = token -> Authenticated.as(UserInfo.named("joe"));
    private static final Authenticator<BearerToken> NOBODY = token -> AuthenticationResult.noOpinion();
    private static final Authenticator<BearerToken> REFUSES = token -> Failed.refused("expired");
    private static final Authenticator<BearerToken> IS_DOWN = token -> Failed.couldNotCheck("connection refused");
    private static final Authenticator<BearerToken> NEVER_ASKED = token -> {
        throw new AssertionError("should not have been asked");
    };

    private static BearerToken forAudiences(String... audiences) {
        return TOKEN.withContext(AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of(audiences)));
    }

    private static UserInfo userOf(AuthenticationResult result) {
        assertThat(result).isInstanceOf(Authenticated.class);
        return ((Authenticated) result).user();
    }

    @Nested
    class A_union {

        @SafeVarargs
        private static UnionAuthenticator.Builder<BearerToken> of(Authenticator<BearerToken>... members) {
            UnionAuthenticator.Builder<BearerToken> union = UnionAuthenticator.builder();
            for (Authenticator<BearerToken> member : members) {
                union.add("member", member);
            }
            return union;
        }

        @Test
        void answers_with_the_first_success() {
            assertThat(userOf(of(NOBODY, JANE, NEVER_ASKED).build().authenticate(TOKEN))
                            .name())
                    .isEqualTo("jane");
        }

        @Test
        void forgets_earlier_failures_over_a_success() {
            assertThat(userOf(of(REFUSES, IS_DOWN, JOE).build().authenticate(TOKEN))
                            .name())
                    .isEqualTo("joe");
        }

        @Test
        void sums_the_failures_up_where_nobody_succeeds() {
            AuthenticationResult result = of(REFUSES, NOBODY, IS_DOWN).build().authenticate(TOKEN);

            assertThat(result).isInstanceOf(Failed.class);
            assertThat(((Failed) result).message()).isEqualTo("[expired, connection refused]");
            assertThat(((Failed) result).kind()).isEqualTo(Kind.COULD_NOT_CHECK);
        }

        @Test
        void has_no_opinion_where_nobody_has_one() {
            assertThat(of(NOBODY, NOBODY).build().authenticate(TOKEN)).isInstanceOf(NoOpinion.class);
            assertThat(of().build().authenticate(TOKEN)).isInstanceOf(NoOpinion.class);
        }

        @Test
        void that_stops_at_the_first_failure_asks_nobody_behind_it() {
            AuthenticationResult result = of(NOBODY, REFUSES, NEVER_ASKED)
                    .buildStoppingAtFirstFailure()
                    .authenticate(TOKEN);

            assertThat(result).isEqualTo(Failed.refused("expired"));
        }

        @Test
        void asks_nobody_behind_a_member_that_would_block() {
            Failed wouldBlock = Failed.of(Kind.WOULD_BLOCK, "would block");

            assertThat(of(token -> wouldBlock, NEVER_ASKED).build().authenticate(TOKEN))
                    .isEqualTo(wouldBlock);
        }

        @Test
        void hands_on_the_notices_of_those_before_the_success() {
            Authenticator<BearerToken> warns = token -> Failed.refused("no").withNotices(Notices.warning("careful"));

            assertThat(of(warns, JANE).build().authenticate(TOKEN).notices().warnings())
                    .containsExactly("careful");
        }

        @Test
        void hands_on_the_notices_of_those_who_have_no_opinion() {
            Authenticator<BearerToken> warns =
                    token -> AuthenticationResult.noOpinion().withNotices(Notices.warning("careful"));

            assertThat(of(warns, NOBODY).build().authenticate(TOKEN).notices().warnings())
                    .containsExactly("careful");
        }
    }

    @Nested
    class The_group_adder {

        private static List<String> groupsOf(UserInfo user) {
            return userOf(new AuthenticatedGroupAdder<BearerToken>(token -> Authenticated.as(user)).authenticate(TOKEN))
                    .groups();
        }

        @Test
        void adds_the_group_of_all_authenticated_behind_the_others() {
            assertThat(groupsOf(UserInfo.named("jane").withGroups(List.of("dev", "qa"))))
                    .containsExactly("dev", "qa", "system:authenticated");
        }

        @Test
        void leaves_those_alone_who_are_in_it_already() {
            assertThat(groupsOf(UserInfo.named("jane").withGroups(List.of("system:authenticated", "dev"))))
                    .containsExactly("system:authenticated", "dev");
        }

        @Test
        void leaves_the_unauthenticated_alone() {
            assertThat(groupsOf(UserInfo.named("jane").withGroups(List.of("system:unauthenticated"))))
                    .containsExactly("system:unauthenticated");
        }

        @Test
        void leaves_system_anonymous_alone_whatever_its_groups() {
            assertThat(groupsOf(UserInfo.named("system:anonymous"))).isEmpty();
        }

        @Test
        void adds_it_even_to_a_user_without_a_name() {
            assertThat(groupsOf(UserInfo.named(""))).containsExactly("system:authenticated");
        }
    }

    @Nested
    class An_audience_agnostic_authenticator {

        private final Authenticator<BearerToken> jane =
                new AudienceAgnosticAuthenticator<>(Audiences.of("api", "vault"), JANE);

        @Test
        void answers_for_those_requested_audiences_that_are_the_servers_own() {
            AuthenticationResult result = jane.authenticate(forAudiences("other", "vault"));

            assertThat(((Authenticated) result).audiences()).isEqualTo(Audiences.of("vault"));
        }

        @Test
        void has_no_opinion_where_none_of_them_is() {
            assertThat(new AudienceAgnosticAuthenticator<>(Audiences.of("api"), NEVER_ASKED)
                            .authenticate(forAudiences("other")))
                    .isInstanceOf(NoOpinion.class);
        }

        @Test
        void has_no_opinion_where_the_question_names_an_empty_list() {
            assertThat(jane.authenticate(forAudiences())).isInstanceOf(NoOpinion.class);
        }

        @Test
        void answers_without_audiences_where_the_question_names_none() {
            assertThat(((Authenticated) jane.authenticate(TOKEN)).audiences().isEmpty())
                    .isTrue();
        }

        @Test
        void refuses_an_answer_that_has_audiences_of_its_own() {
            Authenticator<BearerToken> aware =
                    token -> Authenticated.as(UserInfo.named("jane")).withAudiences(Audiences.of("api", "x"));

            assertThat(new AudienceAgnosticAuthenticator<>(Audiences.of("api"), aware)
                            .authenticate(forAudiences("api")))
                    .isEqualTo(Failed.refused("audience agnostic authenticator wrapped an authenticator that returned"
                            + " audiences: [\"api\" \"x\"]"));
        }
    }

    @Nested
    class Anonymous {

        private static HttpCredential requestFor(String path) {
            return HttpCredential.builder().path(path).build();
        }

        @Test
        void is_the_user_system_anonymous_in_system_unauthenticated() {
            UserInfo user = userOf(AnonymousAuthenticator.everywhere().authenticate(requestFor("/api")));

            assertThat(user.name()).isEqualTo("system:anonymous");
            assertThat(user.groups()).containsExactly("system:unauthenticated");
        }

        @Test
        void answers_for_every_requested_audience() {
            HttpCredential request = requestFor("/")
                    .withContext(AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of("x")));

            assertThat(((Authenticated) AnonymousAuthenticator.everywhere().authenticate(request)).audiences())
                    .isEqualTo(Audiences.of("x"));
        }

        @Test
        void is_allowed_on_the_given_paths_as_a_whole_only() {
            AnonymousAuthenticator health = AnonymousAuthenticator.onlyOn(Set.of("/healthz"));

            assertThat(health.authenticate(requestFor("/healthz"))).isInstanceOf(Authenticated.class);
            assertThat(health.authenticate(requestFor("/healthz/"))).isInstanceOf(NoOpinion.class);
            assertThat(health.authenticate(requestFor("/healthz/etcd"))).isInstanceOf(NoOpinion.class);
        }

        @Test
        void is_allowed_everywhere_where_no_path_is_given() {
            assertThat(AnonymousAuthenticator.onlyOn(Set.of()).authenticate(requestFor("/api")))
                    .isInstanceOf(Authenticated.class);
        }
    }
}
