package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailedTest {

    @Test
    void one_failure_is_its_own_sum() {
        Failed only = Failed.refused("invalid bearer token");

        assertThat(Failed.aggregate(List.of(only))).isSameAs(only);
    }

    @Test
    void several_failures_are_listed_in_brackets() {
        assertThat(Failed.aggregate(List.of(Failed.refused("a"), Failed.refused("b")))
                        .message())
                .isEqualTo("[a, b]");
    }

    @Test
    void a_repeated_message_is_told_once_and_alone_without_brackets() {
        assertThat(Failed.aggregate(List.of(Failed.refused("a"), Failed.refused("a")))
                        .message())
                .isEqualTo("a");
        assertThat(Failed.aggregate(List.of(Failed.refused("a"), Failed.refused("b"), Failed.refused("a")))
                        .message())
                .isEqualTo("[a, b]");
    }

    @Test
    void a_sum_of_sums_is_flat() {
        Failed inner = Failed.aggregate(List.of(Failed.refused("a"), Failed.refused("b")));

        assertThat(Failed.aggregate(List.of(inner, Failed.refused("c"))).message())
                .isEqualTo("[a, b, c]");
        assertThat(Failed.aggregate(List.of(inner, Failed.refused("c"))).leaves())
                .extracting(Failed::message)
                .containsExactly("a", "b", "c");
    }

    @Test
    void one_check_that_could_not_be_made_makes_the_sum_one() {
        assertThat(Failed.aggregate(List.of(Failed.refused("a"), Failed.couldNotCheck("b"), Failed.refused("c")))
                        .kind())
                .isEqualTo(Kind.COULD_NOT_CHECK);
    }

    @Test
    void a_sum_of_nothing_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> Failed.aggregate(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_two_annotations_with_one_key_the_first_stays() {
        Notices first = new Notices(List.of("careful"), Map.of("key", "first"));
        Notices second = new Notices(List.of("very careful"), Map.of("key", "second", "other", "x"));

        assertThat(first.and(second).warnings()).containsExactly("careful", "very careful");
        assertThat(first.and(second).auditAnnotations())
                .containsEntry("key", "first")
                .containsEntry("other", "x");
    }
}
