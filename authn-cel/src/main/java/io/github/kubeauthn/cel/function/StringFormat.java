package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.cel.value.Bytes;
import io.github.kubeauthn.cel.value.CelDuration;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.CelTimestamp;
import io.github.kubeauthn.cel.value.Conversion;
import io.github.kubeauthn.cel.value.NullValue;
import io.github.kubeauthn.cel.value.Type;
import io.github.kubeauthn.cel.value.UInt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code format} of CEL's extension for strings in version 2. */
final class StringFormat implements FormatDirectives.Reader {

    private final CelList arguments;
    private final StringBuilder text = new StringBuilder();

    private StringFormat(CelList arguments) {
        this.arguments = arguments;
    }

    /** The text, or an error. */
    static Object format(String format, CelList arguments) {
        StringFormat formatted = new StringFormat(arguments);
        String fault = FormatDirectives.apply(format, arguments.size(), formatted);
        return fault == null ? formatted.text.toString() : new CelError(fault);
    }

    @Override
    public void text(String between) {
        text.append(between);
    }

    @Override
    public @Nullable String clause(int index, char letter, int precision) {
        Object argument = arguments.get(index);
        String written = write(argument, letter, precision);
        if (written == null) {
            return refusal(argument, letter);
        }
        Work.requireText(text.append(written));
        return null;
    }

    private static String refusal(Object argument, char letter) {
        Object found = letter == 's' ? unwritable(argument) : argument;
        return letter == 's' && found instanceof Bytes
                ? "could not convert argument \"invalid UTF-8 in bytes, cannot convert to string\" to string"
                : rule(letter) + ", was given " + Type.of(found).name();
    }

    private @Nullable String write(Object argument, char letter, int precision) {
        return switch (letter) {
            case 's' -> unwritable(argument) == NOTHING ? plain(argument) : null;
            case 'd' -> argument instanceof Long || argument instanceof UInt ? argument.toString() : null;
            case 'b' -> binary(argument);
            case 'o' ->
                argument instanceof Long number
                        ? signed(number, Long.toOctalString(Math.abs(number)))
                        : argument instanceof UInt number ? Long.toOctalString(number.bits()) : null;
            case 'x' -> hex(argument);
            case 'X' -> upper(hex(argument));
            default -> decimal(argument, letter, precision);
        };
    }

    private static @Nullable String upper(@Nullable String hex) {
        return hex == null ? null : hex.toUpperCase(Locale.ROOT);
    }

    /** The rule that an argument breaks, in CEL's words. */
    static String rule(char letter) {
        return switch (letter) {
            case 's' ->
                "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations,"
                        + " and timestamps";
            case 'd' -> "decimal clause can only be used on integers";
            case 'f' -> "fixed-point clause can only be used on doubles";
            case 'e' -> "scientific clause can only be used on doubles";
            case 'b' -> "only integers and bools can be formatted as binary";
            case 'o' -> "octal clause can only be used on integers";
            default -> "only integers, byte buffers, and strings can be formatted as hex";
        };
    }

    private static @Nullable String binary(Object argument) {
        if (argument instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (argument instanceof Long number) {
            return signed(number, Long.toBinaryString(Math.abs(number)));
        }
        return argument instanceof UInt number ? Long.toBinaryString(number.bits()) : null;
    }

    private static @Nullable String hex(Object argument) {
        if (argument instanceof Long number) {
            return signed(number, Long.toHexString(Math.abs(number)));
        }
        if (argument instanceof UInt number) {
            return Long.toHexString(number.bits());
        }
        Bytes bytes = argument instanceof String string ? Bytes.of(string.getBytes(StandardCharsets.UTF_8)) : null;
        bytes = argument instanceof Bytes given ? given : bytes;
        if (bytes == null) {
            return null;
        }
        StringBuilder hex = new StringBuilder(bytes.size() * 2);
        for (int i = 0; i < bytes.size(); i++) {
            hex.append(Character.forDigit(bytes.at(i) >> 4, 16)).append(Character.forDigit(bytes.at(i) & 0xf, 16));
        }
        return hex.toString();
    }

    private static String signed(long number, String magnitude) {
        return number < 0 ? "-" + magnitude : magnitude;
    }

    private static @Nullable String decimal(Object argument, char letter, int precision) {
        boolean special = "NaN".equals(argument) || "Infinity".equals(argument) || "-Infinity".equals(argument);
        Object number = special ? Conversion.toDouble(argument) : argument;
        if (!(number instanceof Double value)) {
            return null;
        }
        int digits = precision < 0 ? 6 : precision;
        return letter == 'f' ? EnglishNumbers.fixed(value, digits) : EnglishNumbers.scientific(value, digits);
    }

    /** Says that everything in a value can be written. */
    private static final Object NOTHING = new Object();

    /** What in a value cannot be written by {@code %s}; {@link #NOTHING} if all of it can. */
    private static Object unwritable(Object value) {
        if (value instanceof CelList list) {
            for (long i = 0, size = Work.visitable(list).size(); i < size; i++) {
                Object found = unwritable(list.element(i));
                if (found != NOTHING) {
                    return found;
                }
            }
            return NOTHING;
        }
        if (value instanceof CelMap map && map.isMap()) {
            return unwritableIn(map);
        }
        boolean simple = value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof UInt
                || (value instanceof Bytes bytes && bytes.text() != null)
                || value instanceof Type
                || value instanceof CelDuration
                || value instanceof CelTimestamp
                || value == NullValue.NULL;
        return simple ? NOTHING : value;
    }

    private static Object unwritableIn(CelMap map) {
        for (Object key : map.keys()) {
            boolean writable =
                    key instanceof String || key instanceof Boolean || key instanceof Long || key instanceof UInt;
            Object found = writable ? unwritable(map.member(key)) : key;
            if (found != NOTHING) {
                return found;
            }
        }
        return NOTHING;
    }

    /** As {@code %s} writes a value that stands alone. */
    private static String plain(Object value) {
        if (value instanceof CelList || value instanceof CelMap) {
            return literal(value);
        }
        return Conversion.toText(value) instanceof String written ? written : "";
    }

    /** As {@code %s} writes a value within a list or map. */
    private static String literal(Object value) {
        if (value instanceof CelList list) {
            StringBuilder members = new StringBuilder("[");
            for (long i = 0, size = list.size(); i < size; i++) {
                Work.requireText(members.append(i == 0 ? "" : ", ").append(literal(list.element(i))));
            }
            return members.append(']').toString();
        }
        if (value instanceof CelMap map) {
            return literal(map);
        }
        if (value instanceof String string) {
            return GoQuoted.string(string);
        }
        if (value instanceof Double number) {
            return EnglishNumbers.literal(number);
        }
        if (value instanceof Bytes) {
            return "b" + GoQuoted.string(plain(value));
        }
        if (value instanceof CelTimestamp) {
            return "timestamp(\"" + value + "\")";
        }
        return value instanceof CelDuration ? "duration(\"" + value + "\")" : plain(value);
    }

    private static String literal(CelMap map) {
        Map<String, String> entries = new TreeMap<>();
        for (Object key : map.keys()) {
            entries.put(literal(key), literal(map.member(key)));
        }
        StringBuilder members = new StringBuilder("{");
        entries.forEach((key, value) -> Work.requireText(members.append(members.length() == 1 ? "" : ", ")
                .append(key)
                .append(':')
                .append(value)));
        return members.append('}').toString();
    }
}
