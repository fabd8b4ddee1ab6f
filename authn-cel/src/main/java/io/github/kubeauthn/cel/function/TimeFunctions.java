package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.DURATION;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;
import static io.github.kubeauthn.cel.value.Type.TIMESTAMP;

import io.github.kubeauthn.cel.value.CelDuration;
import io.github.kubeauthn.cel.value.CelTimestamp;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.function.ToLongFunction;

/** CEL's functions of timestamps, in UTC unless a time zone is given, and of durations. */
final class TimeFunctions {

    private TimeFunctions() {}

    static void declare(Functions functions) {
        part(functions, "getFullYear", "timestamp_to_year", LocalDateTime::getYear);
        part(functions, "getMonth", "timestamp_to_month", time -> time.getMonthValue() - 1);
        part(functions, "getDayOfYear", "timestamp_to_day_of_year", time -> time.getDayOfYear() - 1);
        part(functions, "getDayOfMonth", "timestamp_to_day_of_month", time -> time.getDayOfMonth() - 1);
        part(functions, "getDate", "timestamp_to_day_of_month_1_based", LocalDateTime::getDayOfMonth);
        part(
                functions,
                "getDayOfWeek",
                "timestamp_to_day_of_week",
                time -> time.getDayOfWeek().getValue() % 7);
        part(functions, "getHours", "timestamp_to_hours", LocalDateTime::getHour);
        part(functions, "getMinutes", "timestamp_to_minutes", LocalDateTime::getMinute);
        part(functions, "getSeconds", "timestamp_to_seconds", LocalDateTime::getSecond);
        part(functions, "getMilliseconds", "timestamp_to_milliseconds", time -> time.get(ChronoField.MILLI_OF_SECOND));
        span(functions, "getHours", "duration_to_hours", duration -> (long) duration.hours());
        span(functions, "getMinutes", "duration_to_minutes", duration -> (long) duration.minutes());
        span(functions, "getSeconds", "duration_to_seconds", duration -> (long) duration.seconds());
        span(functions, "getMilliseconds", "duration_to_milliseconds", duration -> duration.nanos() / 1_000_000);
    }

    private static void part(Functions functions, String name, String id, ToLongFunction<LocalDateTime> part) {
        functions.member(name, id, INT, time -> part.applyAsLong(((CelTimestamp) time).utc()), TIMESTAMP);
        functions.member(
                name,
                id + "_with_tz",
                INT,
                (time, zone) -> {
                    Object local = ((CelTimestamp) time).in((String) zone);
                    return local instanceof LocalDateTime there ? (Object) part.applyAsLong(there) : local;
                },
                TIMESTAMP,
                STRING);
    }

    private static void span(Functions functions, String name, String id, ToLongFunction<CelDuration> span) {
        functions.member(name, id, INT, duration -> span.applyAsLong((CelDuration) duration), DURATION);
    }
}
