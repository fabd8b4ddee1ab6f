package io.github.kubeauthn.cel.object;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What is wrong with a string in a format of OpenAPI, as Kubernetes' library for these checks it. */
final class OpenApiFormats {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile("(?s)([0-9]{2}):([0-9]{2}):([0-9]{2})([^\\n][0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");

    private OpenApiFormats() {}

    static List<String> uri(String text) {
        return GoUrl.parseRequestTarget(text) instanceof GoUrlReading.Malformed malformed
                ? List.of(malformed.message())
                : List.of();
    }

    static List<String> uuid(String text) {
        return faults(UUID.matches(text), "does not match the UUID format");
    }

    static List<String> base64(String text) {
        return faults(BASE64.matches(text), "invalid base64");
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
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        Matcher parts = TIME.matcher(text);
        return parts.matches()
                && Integer.parseInt(parts.group(1)) <= 23
                && Integer.parseInt(parts.group(2)) <= 59
                && Integer.parseInt(parts.group(3)) <= 59;
    }
}
