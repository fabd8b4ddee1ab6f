package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoLiteralsTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "+0, PT0S",
        "5s, PT5S",
        "1m30s, PT1M30S",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "-1m, PT-1M",
        "1us, PT0.000001S",
        "1\u00b5s, PT0.000001S",
        "1\u03bcs, PT0.000001S",
        "0.9ns, PT0S",
        "9223372036854775807ns, PT2562047H47M16.854775807S",
        "-9223372036854775808ns, PT-2562047H-47M-16.854775808S"
    })
    void durations_are_read_as_go_reads_them(String text, Duration expected) throws FlagValueException {
        assertThat(GoLiterals.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ~~                       | time: invalid duration ""
                    soon                     | time: invalid duration "soon"
                    5                        | time: missing unit in duration "5"
                    -                        | time: invalid duration "-"
                    .s                       | time: invalid duration ".s"
                    1d                       | time: unknown unit "d" in duration "1d"
                    1m 30s                   | time: unknown unit "m " in duration "1m 30s"
                    9223372036854775808ns    | time: invalid duration "9223372036854775808ns"
                    99999999999999999999h    | time: invalid duration "99999999999999999999h"
                    """)
    void faults_of_durations_are_told_in_gos_words(String text, String message) {
        assertThatThrownBy(() -> GoLiterals.duration(text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "t, true", "TRUE, true", "True, true", "0, false", "F, false", "false, false"})
    void booleans_have_six_words_each(String text, boolean expected) throws FlagValueException {
        assertThat(GoLiterals.bool(text)).isEqualTo(expected);
    }

    @Test
    void other_words_are_no_booleans() {
        assertThatThrownBy(() -> GoLiterals.bool("tRUE"))
                .hasMessage("strconv.ParseBool: parsing \"tRUE\": invalid syntax");
        assertThatThrownBy(() -> GoLiterals.bool("")).hasMessage("strconv.ParseBool: parsing \"\": invalid syntax");
    }
}
