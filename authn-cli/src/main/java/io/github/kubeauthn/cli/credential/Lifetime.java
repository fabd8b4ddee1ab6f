package io.github.kubeauthn.cli.credential;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as {@code 90s}, {@code 24h}, {@code 1h30m} or {@code 365d}. */
public final class Lifetime implements ITypeConverter<Duration> {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})([dhms])");

    @Override
    public Duration convert(String text) {
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        try {
            while (end < text.length() && part.find(end) && part.start() == end) {
                sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
                end = part.end();
            }
        } catch (ArithmeticException | DateTimeException e) {
            end = 0;
        }
        if (end == 0 || end < text.length()) {
            throw new TypeConversionException("'" + text + "' is no length of time: write 90s, 24h, 1h30m or 365d");
        }
        return sum;
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
