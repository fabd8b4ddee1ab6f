package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.cel.regex.Regex;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What is wrong with a string in a format of OpenAPI, as Kubernetes' library for these checks it. */
final class OpenApiFormats {

    private static final Regex DATE = Regex.known("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    private static final Regex TIME = Regex.known("^[0-9]{2}:[0-9]{2}:[0-9]{2}(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$");
    private static final Regex UUID =
            Regex.known("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$");
    private static final Regex BASE64 =
            Regex.known("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$");

    private OpenApiFormats() {}

    static List<String> uri(String text) {
        return GoUrl.parseRequestTarget(text) instanceof GoUrlReading.Malformed malformed
                ? List.of(malformed.message())
                : List.of();
    }

    static List<String> uuid(String text) {
        return faults(UUID.matchesWithin(text), "does not match the UUID format");
    }

    static List<String> base64(String text) {
        return faults(BASE64.matchesWithin(text), "invalid base64");
    }

    static List<String> date(String text) {
        return faults(isDate(text), "invalid date");
    }

    static List<String> dateTime(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
        return faults(parts.length > 1 && isDate(parts[0]) && isTime(parts[1]), "invalid datetime");
    }

    private static List<String> faults(boolean good, String fault) {
        return good ? List.of() : List.of(fault);
    }

    private static boolean isDate(String text) {
        if (!DATE.matchesWithin(text)) {
            return false;
        }
        try {
            LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        return TIME.matchesWithin(text)
                && number(text, 0, 2) <= 23
                && number(text, 3, 5) <= 59
                && number(text, 6, 8) <= 59;
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text.substring(start, end));
    }
}
