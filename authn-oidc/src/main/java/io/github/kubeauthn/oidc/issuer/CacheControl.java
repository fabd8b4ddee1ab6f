package io.github.kubeauthn.oidc.issuer;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The directives of a {@code Cache-Control} field that bear on how long an answer is fresh, for a shared cache. */
final class CacheControl {

    private static final Set<String> WITHOUT_VALUE =
            Set.of("must-revalidate", "no-store", "no-transform", "public", "proxy-revalidate", "immutable");
    private static final Set<String> WITH_SECONDS =
            Set.of("max-age", "s-maxage", "stale-if-error", "stale-while-revalidate");

    private long maxAge = -1;
    private long sharedMaxAge = -1;
    private boolean valid = true;

    private CacheControl() {}

    static CacheControl parse(String field) {
        CacheControl control = new CacheControl();
        new Directives(field).forEach(control);
        return control;
    }

    /** Whether the field makes sense; where it does not, none of it counts. */
    boolean isValid() {
        return valid;
    }

    Optional<Duration> lifetime() {
        long seconds = sharedMaxAge >= 0 ? sharedMaxAge : maxAge;
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private void add(String name, String value, boolean hasValue) {
        if (WITH_SECONDS.contains(name)) {
            long seconds = hasValue ? seconds(value) : -1;
            valid &= seconds >= 0;
            maxAge = name.equals("max-age") ? seconds : maxAge;
            sharedMaxAge = name.equals("s-maxage") ? seconds : sharedMaxAge;
        } else if (hasValue && WITHOUT_VALUE.contains(name)) {
            valid = false;
        }
    }

    /** Digits alone; more than 31 bits of them count as that many. */
    private static long seconds(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        boolean tooLong = digits.length() - start > 10;
        return tooLong ? Integer.MAX_VALUE : Math.min(Integer.MAX_VALUE, Long.parseLong(digits.substring(start)));
    }

    /** Takes a field apart: names, and values with or without quotes, between commas and white space. */
    private static final class Directives {

        private final String field;
        private int at;

        private Directives(String field) {
            this.field = field;
        }

        private void forEach(CacheControl control) {
            while (at < field.length() && control.valid) {
                char c = field.charAt(at);
                if (isSpace(c) || c == ',') {
                    at++;
                } else {
                    directive(control);
                }
            }
        }

        private void directive(CacheControl control) {
            int start = at++;
            while (at < field.length() && isToken(field.charAt(at))) {
                at++;
            }
            String name = field.substring(start, at).toLowerCase(Locale.ROOT);
            if (at + 1 >= field.length() || field.charAt(at) != '=') {
                control.add(name, "", false);
                return;
            }
            at++;
            if (field.charAt(at) == '"') {
                quotedValue(control, name);
            } else {
                plainValue(control, name);
            }
        }

        private void quotedValue(CacheControl control, String name) {
            StringBuilder value = new StringBuilder();
            for (at++; at < field.length() && field.charAt(at) != '"'; at++) {
                if (field.charAt(at) == '\\') {
                    at++;
                }
                if (at < field.length()) {
                    value.append(field.charAt(at));
                }
            }
            control.valid &= at < field.length();
            at++;
            control.add(name, value.toString(), true);
        }

        private void plainValue(CacheControl control, String name) {
            boolean listOfNames = name.equals("no-cache") || name.equals("private");
            int start = at;
            while (at < field.length() && !isSpace(field.charAt(at)) && (listOfNames || field.charAt(at) != ',')) {
                at++;
            }
            control.add(name, field.substring(start, at), true);
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t';
        }

        private static boolean isToken(char c) {
            return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
        }
    }
}
