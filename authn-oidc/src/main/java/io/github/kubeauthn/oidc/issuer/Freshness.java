package io.github.kubeauthn.oidc.issuer;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long an answer may be used (RFC 9111 section 4.2), as the library says that kube-apiserver uses
 * (github.com/pquerna/cachecontrol, for a shared cache): {@code s-maxage}, else {@code max-age}, else {@code Expires}, else a
 * tenth of the age of {@code Last-Modified}, a day at most. What forbids to cache at all does not count.
 */
final class Freshness {

    private static final Duration LONGEST_GUESS = Duration.ofHours(24);

    private Freshness() {}

    /** Until when an answer that came at {@code now} is fresh; {@code now} if it does not say, or is nonsense. */
    static Instant end(HttpHeaders headers, Instant now) {
        Optional<Duration> lifetime = lifetime(headers, now);
        return lifetime.isEmpty() || lifetime.get().isNegative() ? now : now.plus(lifetime.get());
    }

    private static Optional<Duration> lifetime(HttpHeaders headers, Instant now) {
        CacheControl control =
                CacheControl.parse(headers.firstValue("Cache-Control").orElse(""));
        Optional<Instant> date = moment(headers, "Date");
        Optional<Instant> lastModified = moment(headers, "Last-Modified");
        boolean nonsense = headers.firstValue("Date").isPresent() && date.isEmpty()
                || headers.firstValue("Last-Modified").isPresent() && lastModified.isEmpty();
        if (!control.isValid() || nonsense) {
            return Optional.empty();
        }
        Optional<Instant> expires = moment(headers, "Expires");
        return control.lifetime()
                .or(() -> expires.map(moment -> Duration.between(date.orElse(now), moment)))
                .or(() -> lastModified.map(moment -> guess(Duration.between(moment, now))));
    }

    private static Duration guess(Duration age) {
        Duration tenth = age.dividedBy(10);
        return tenth.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : tenth;
    }

    private static Optional<Instant> moment(HttpHeaders headers, String name) {
        return headers.firstValue(name).flatMap(Freshness::moment);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
