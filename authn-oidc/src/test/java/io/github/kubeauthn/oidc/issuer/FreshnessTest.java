package io.github.kubeauthn.oidc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max-age=60 | 60",
                "MAX-AGE=60 | 60",
                "public, max-age=60, must-revalidate | 60",
                "max-age=\"60\" | 60",
                "max-age=60, s-maxage=90 | 90",
                "s-maxage=90 | 90",
                "no-store, max-age=60 | 60",
                "private=\"a, b\", max-age=60 | 60",
                "no-cache=a,b max-age=60 | 60",
                "foo=bar, max-age=60 | 60",
                "max-age=0 | 0",
                "max-age=99999999999999999999 | 2147483647",
                "max-age=4294967295 | 2147483647",
                "max-age=007 | 7",
                "no-store | 0",
            })
    void the_lifetime_is_that_of_a_shared_cache(String field, long seconds) {
        assertThat(lifetime(Map.of("Cache-Control", field))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max-age=-1",
                "max-age=x",
                "max-age",
                "max-age=",
                "max-age=60, s-maxage=x",
                "max-age=60, public=1",
                "max-age=60, x=\"",
                "max-age=60 no-store=1",
                "max-age=1.5"
            })
    void nonsense_means_no_lifetime_at_all(String field) {
        assertThat(lifetime(Map.of("Cache-Control", field, "Expires", "Sun, 06 Nov 1994 09:49:37 GMT")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void without_an_age_the_expiry_counts_from_the_date_of_the_answer() {
        assertThat(lifetime(Map.of("Expires", "Sun, 06 Nov 1994 08:50:37 GMT"))).isEqualTo(Duration.ofSeconds(60));
        assertThat(lifetime(
                        Map.of("Expires", "Sun, 06 Nov 1994 08:50:37 GMT", "Date", "Sun, 06 Nov 1994 08:50:07 GMT")))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(lifetime(Map.of("Expires", "0", "Date", DATE))).isEqualTo(Duration.ZERO);
    }

    @Test
    void without_anything_else_a_tenth_of_the_age_is_guessed_but_no_more_than_a_day() {
        assertThat(lifetime(Map.of("Last-Modified", "Sun, 06 Nov 1994 08:39:37 GMT")))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(lifetime(Map.of("Last-Modified", "Sat, 06 Nov 1993 08:39:37 GMT")))
                .isEqualTo(Duration.ofHours(24));
        assertThat(lifetime(Map.of())).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_date_that_is_none_spoils_the_answer() {
        assertThat(lifetime(Map.of("Cache-Control", "max-age=60", "Date", "today")))
                .isEqualTo(Duration.ZERO);
        assertThat(lifetime(Map.of("Cache-Control", "max-age=60", "Last-Modified", "today")))
                .isEqualTo(Duration.ZERO);
    }

    private static Duration lifetime(Map<String, String> fields) {
        Map<String, List<String>> headers = new HashMap<>();
        fields.forEach((name, value) -> headers.put(name, List.of(value)));
        return Duration.between(NOW, Freshness.end(HttpHeaders.of(headers, (name, value) -> true), NOW));
    }
}
