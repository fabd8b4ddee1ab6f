package io.github.kubeauthn.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardTest {

    @Test
    void an_answer_is_the_answer() {
        assertThat(Guard.<String>ask("id", () -> "answer", why -> "failed: " + why))
                .isEqualTo("answer");
    }

    @Test
    void what_is_thrown_is_told() {
        assertThat(Guard.<String>ask(
                        "id",
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        why -> "failed: " + why))
                .isEqualTo("failed: java.lang.IllegalStateException: broken");
    }

    @Test
    void an_endless_recursion_is_told() {
        assertThat(Guard.<String>ask("id", GuardTest::recurse, why -> "failed: " + why))
                .isEqualTo("failed: java.lang.StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static String recurse() {
        return recurse();
    }
}
