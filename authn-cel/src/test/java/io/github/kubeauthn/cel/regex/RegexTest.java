package io.github.kubeauthn.cel.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegexTest {

    @Test
    void groups_may_nest_999_deep_around_a_literal_and_no_deeper() {
        assertThatCode(() -> Regex.compile("(".repeat(999) + "ab" + ")".repeat(999)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Regex.compile("(".repeat(1000) + "ab" + ")".repeat(1000)))
                .isInstanceOf(RegexSyntaxException.class)
                .hasMessageStartingWith("error parsing regexp: expression nests too deeply: `(((");
    }

    @Test
    void groups_that_capture_nothing_do_not_count_as_nesting() throws RegexSyntaxException {
        Regex regex = Regex.compile("(?:".repeat(20_000) + "ab" + ")".repeat(20_000));

        assertThat(regex.find("xaby")).isEqualTo("ab");
    }

    @Test
    void an_expression_of_more_than_3_355_443_instructions_is_too_large() {
        assertThatCode(() -> Regex.compile("(?:" + ".b".repeat(1677) + "){1000}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Regex.compile("(?:" + ".b".repeat(1678) + "){1000}"))
                .isInstanceOf(RegexSyntaxException.class)
                .hasMessageStartingWith("error parsing regexp: expression too large: `");
    }

    @Test
    void nested_repetitions_take_time_in_proportion_to_the_text() throws RegexSyntaxException {
        Regex regex = Regex.compile("^(((a*)*)*)*b$");

        boolean matches =
                assertTimeoutPreemptively(Duration.ofMinutes(2), () -> regex.matchesWithin("a".repeat(200_000)));

        assertThat(matches).isFalse();
    }

    @Test
    void no_more_matches_are_looked_for_than_wanted() throws RegexSyntaxException {
        Regex regex = Regex.compile("a.");

        assertThat(regex.findAll("a1 a2 a3", 2)).containsExactly("a1", "a2");
        assertThat(regex.findAll("a1 a2 a3", 0)).isEmpty();
        assertThat(regex.findAll("a1 a2 a3", -1)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void a_malformed_regular_expression_in_this_code_is_a_mistake_of_its_author() {
        assertThatThrownBy(() -> Regex.known("a("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("error parsing regexp: missing closing ): `a(`");
    }
}
