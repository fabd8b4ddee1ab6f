package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Conversion;
import io.github.kubeauthn.cel.value.StringList;
import io.github.kubeauthn.cel.value.Type;
import java.util.ArrayList;
import java.util.List;

/** {@code matches}, and Kubernetes' {@code find} and {@code findAll}: regular expressions of RE2. */
public final class RegexFunctions {

    private RegexFunctions() {}

    static void declare(Functions functions) {
        functions.global("matches", "matches", BOOL, STRING, STRING);
        functions.member("matches", "matches_string", BOOL, STRING, STRING);
        functions.singleton("matches", (Binding.Binary) (text, regex) -> call("matches", text, regex, -1L));
        functions.member(
                "find", "string_find_string", STRING, (text, regex) -> call("find", text, regex, -1L), STRING, STRING);
        functions.member(
                "findAll",
                "string_find_all_string",
                Type.list(STRING),
                (text, regex) -> call("findAll", text, regex, -1L),
                STRING,
                STRING);
        functions.memberVariadic(
                "findAll",
                "string_find_all_string_int",
                Type.list(STRING),
                args -> call("findAll", args[0], args[1], args[2]),
                STRING,
                STRING,
                INT);
    }

    /**
     * Compiles a regular expression.
     *
     * @return a {@link Pattern}, or a {@link CelError}
     */
    public static Object compile(String regex) {
        try {
            return RegexRepetitions.areTooMany(regex)
                    ? new CelError("error parsing regexp: invalid repeat count")
                    : Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return new CelError("error parsing regexp: " + e.getDescription());
        } catch (StackOverflowError e) {
            return new CelError("error parsing regexp: expression nests too deeply");
        }
    }

    /** Whether a function is one of them; the regular expression is the second argument. */
    public static boolean isRegexFunction(String function) {
        return function.equals("matches") || function.equals("find") || function.equals("findAll");
    }

    /** One of the functions, for a regular expression that is known. */
    public static Binding.Variadic bound(String function, Pattern pattern) {
        return args -> apply(function, args[0], pattern, args.length > 2 ? args[2] : -1L);
    }

    private static Object call(String function, Object text, Object regex, Object limit) {
        if (!(text instanceof String) || !(regex instanceof String source)) {
            return CelError.noSuchOverload(text instanceof String ? regex : text);
        }
        return compile(source) instanceof Pattern pattern
                ? apply(function, text, pattern, limit)
                : new CelError("Illegal regex");
    }

    private static Object apply(String function, Object text, Pattern pattern, Object limit) {
        String input = Conversion.goString(text);
        if (input == null || !(limit instanceof Long most)) {
            return CelError.noSuchOverload(input == null ? text : limit);
        }
        Matcher matcher = pattern.matcher(input);
        return switch (function) {
            case "matches" -> matcher.find();
            case "find" -> matcher.find() ? matcher.group() : "";
            default -> new StringList(all(matcher, input, most));
        };
    }

    /** As Go's {@code FindAllString}: an empty match right behind another match is none. */
    private static List<String> all(Matcher matcher, String input, long limit) {
        List<String> matches = new ArrayList<>();
        int from = 0;
        int previousEnd = -1;
        while ((limit < 0 || matches.size() < limit) && from <= input.length() && matcher.find(from)) {
            boolean emptyHere = matcher.end() == from;
            if (!emptyHere || matcher.start() != previousEnd) {
                matches.add(matcher.group());
            }
            previousEnd = matcher.end();
            if (!emptyHere) {
                from = previousEnd;
            } else {
                from = from < input.length() ? input.offsetByCodePoints(from, 1) : from + 1;
            }
        }
        return matches;
    }
}
