package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.DYN;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CodePoints;
import io.github.kubeauthn.cel.value.StringList;
import io.github.kubeauthn.cel.value.Type;
import java.util.function.BiPredicate;

/** CEL's functions of strings, and version 2 of its extension for them. Positions count code points. */
final class StringFunctions {

    private static final Type STRINGS = Type.list(STRING);

    private StringFunctions() {}

    static void declare(Functions functions) {
        test(functions, "contains", "contains_string", String::contains);
        test(functions, "endsWith", "ends_with_string", String::endsWith);
        test(functions, "startsWith", "starts_with_string", String::startsWith);
        declarePositions(functions);
        declareParts(functions);
        declareWhole(functions);
    }

    private static void test(Functions functions, String name, String id, BiPredicate<String, String> test) {
        functions.member(
                name,
                id,
                BOOL,
                (text, part) -> text instanceof String t && part instanceof String p
                        ? (Object) test.test(t, p)
                        : CelError.noSuchOverload(text instanceof String ? part : text),
                STRING,
                STRING);
        functions.function(name).unguarded();
    }

    private static void declarePositions(Functions functions) {
        functions.member("charAt", "string_char_at_int", STRING, (a, i) -> charAt((String) a, (Long) i), STRING, INT);
        functions.member(
                "indexOf", "string_index_of_string", INT, (a, b) -> indexOf((String) a, (String) b, 0), STRING, STRING);
        functions.memberVariadic(
                "indexOf",
                "string_index_of_string_int",
                INT,
                args -> indexOf((String) args[0], (String) args[1], (Long) args[2]),
                STRING,
                STRING,
                INT);
        functions.member(
                "lastIndexOf",
                "string_last_index_of_string",
                INT,
                (a, b) -> lastIndexOf((String) a, (String) b),
                STRING,
                STRING);
        functions.memberVariadic(
                "lastIndexOf",
                "string_last_index_of_string_int",
                INT,
                args -> lastIndexOf((String) args[0], (String) args[1], (Long) args[2]),
                STRING,
                STRING,
                INT);
    }

    private static void declareParts(Functions functions) {
        functions.memberVariadic(
                "replace",
                "string_replace_string_string",
                STRING,
                args -> GoStrings.replace((String) args[0], (String) args[1], (String) args[2], -1),
                STRING,
                STRING,
                STRING);
        functions.memberVariadic(
                "replace",
                "string_replace_string_string_int",
                STRING,
                args -> GoStrings.replace((String) args[0], (String) args[1], (String) args[2], (Long) args[3]),
                STRING,
                STRING,
                STRING,
                INT);
        functions.member(
                "split",
                "string_split_string",
                STRINGS,
                (a, b) -> new StringList(GoStrings.split((String) a, (String) b, -1)),
                STRING,
                STRING);
        functions.memberVariadic(
                "split",
                "string_split_string_int",
                STRINGS,
                args -> new StringList(GoStrings.split((String) args[0], (String) args[1], (Long) args[2])),
                STRING,
                STRING,
                INT);
        functions.member(
                "substring", "string_substring_int", STRING, (a, i) -> substring((String) a, (Long) i), STRING, INT);
        functions.memberVariadic(
                "substring",
                "string_substring_int_int",
                STRING,
                args -> substring((String) args[0], (Long) args[1], (Long) args[2]),
                STRING,
                INT,
                INT);
        functions.member("join", "list_join", STRING, list -> join((CelList) list, ""), STRINGS);
        functions.member(
                "join",
                "list_join_string",
                STRING,
                (list, separator) -> join((CelList) list, (String) separator),
                STRINGS,
                STRING);
    }

    private static void declareWhole(Functions functions) {
        functions.member("lowerAscii", "string_lower_ascii", STRING, a -> GoStrings.lowerAscii((String) a), STRING);
        functions.member("upperAscii", "string_upper_ascii", STRING, a -> GoStrings.upperAscii((String) a), STRING);
        functions.member("trim", "string_trim", STRING, a -> GoStrings.trim((String) a), STRING);
        functions.memberVariadic(
                "format",
                "string_format",
                STRING,
                args -> StringFormat.format((String) args[0], (CelList) args[1]),
                STRING,
                Type.list(DYN));
        functions.global("strings.quote", "strings_quote", STRING, a -> GoStrings.quote((String) a), STRING);
    }

    private static Object charAt(String text, long index) {
        int count = CodePoints.count(text);
        if (index < 0 || index > count) {
            return outOfRange(index);
        }
        if (index == count) {
            return "";
        }
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) index)));
    }

    private static Object indexOf(String text, String part, long offset) {
        if (offset < 0) {
            return outOfRange(offset);
        }
        int count = CodePoints.count(text);
        if (part.isEmpty()) {
            return Math.min(offset, count);
        }
        if (offset >= count) {
            return -1L;
        }
        return position(text, text.indexOf(part, text.offsetByCodePoints(0, (int) offset)));
    }

    private static Object lastIndexOf(String text, String part) {
        return part.isEmpty() ? (Object) (long) CodePoints.count(text) : position(text, text.lastIndexOf(part));
    }

    private static Object lastIndexOf(String text, String part, long offset) {
        if (offset < 0) {
            return outOfRange(offset);
        }
        int count = CodePoints.count(text);
        if (part.isEmpty()) {
            return Math.min(offset, count);
        }
        if (offset >= count) {
            return -1L;
        }
        return position(text, text.lastIndexOf(part, text.offsetByCodePoints(0, (int) offset)));
    }

    private static Object position(String text, int index) {
        return index < 0 ? -1L : (long) text.codePointCount(0, index);
    }

    private static Object substring(String text, long start) {
        return start < 0 || start > CodePoints.count(text)
                ? outOfRange(start)
                : text.substring(text.offsetByCodePoints(0, (int) start));
    }

    private static Object substring(String text, long start, long end) {
        if (start > end) {
            return new CelError("invalid substring range. start: " + start + ", end: " + end);
        }
        int count = CodePoints.count(text);
        if (start < 0 || start > count) {
            return outOfRange(start);
        }
        if (end > count) {
            return outOfRange(end);
        }
        int from = text.offsetByCodePoints(0, (int) start);
        return text.substring(from, text.offsetByCodePoints(from, (int) (end - start)));
    }

    private static CelError outOfRange(long index) {
        return new CelError("index out of range: " + index);
    }

    private static Object join(CelList list, String separator) {
        StringBuilder joined = new StringBuilder();
        for (long i = 0, size = Work.visitable(list).size(); i < size; i++) {
            if (i != 0) {
                joined.append(separator);
            }
            if (!(list.get(i) instanceof String text)) {
                return new CelError("join: invalid input");
            }
            Work.requireText(joined.append(text));
        }
        return joined.toString();
    }
}
