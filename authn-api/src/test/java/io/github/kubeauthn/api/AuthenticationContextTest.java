package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AuthenticationContextTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

    private final AuthenticationContext unlimited = AuthenticationContext.unlimited();

    @Test
    void a_question_without_limits_may_wait() {
        assertThat(unlimited.refusalToWait(AT_NOON)).isEmpty();
        assertThat(unlimited.patience(AT_NOON, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_question_that_may_not_block_is_told_so() {
        assertThat(unlimited.withNonBlocking(true).refusalToWait(AT_NOON))
                .contains(Failed.of(Kind.WOULD_BLOCK, "would block"));
    }

    @Test
    void a_deadline_is_over_at_its_very_instant() {
        assertThat(unlimited.withDeadline(NOON.plusNanos(1)).refusalToWait(AT_NOON))
                .isEmpty();
        assertThat(unlimited.withDeadline(NOON).refusalToWait(AT_NOON))
                .contains(Failed.of(Kind.DEADLINE_EXCEEDED, "context deadline exceeded"));
    }

    @Test
    void patience_is_the_shorter_of_limit_and_deadline_and_never_negative() {
        Duration limit = Duration.ofSeconds(30);

        assertThat(unlimited.withDeadline(NOON.plusSeconds(10)).patience(AT_NOON, limit))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(unlimited.withDeadline(NOON.plusSeconds(60)).patience(AT_NOON, limit))
                .isEqualTo(limit);
        assertThat(unlimited.withDeadline(NOON.minusSeconds(1)).patience(AT_NOON, limit))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void an_interrupted_thread_may_not_wait_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(unlimited.refusalToWait(AT_NOON)).contains(Failed.of(Kind.INTERRUPTED, "context canceled"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void no_audiences_named_is_not_the_same_as_an_empty_list() {
        assertThat(unlimited.requestedAudiences()).isEmpty();
        assertThat(unlimited.withRequestedAudiences(Audiences.none()).requestedAudiences())
                .contains(Audiences.none());
    }
}
