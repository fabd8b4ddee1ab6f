package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.regex.Regex;
import io.github.kubeauthn.cel.regex.RegexSyntaxException;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Conversion;
import io.github.kubeauthn.cel.value.StringList;
import io.github.kubeauthn.cel.value.Type;

/** {@code matches}, and Kubernetes' {@code find} and {@code findAll}. */
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
     * @return a {@link Regex}, or a {@link CelError}
     */
    public static Object compile(String regex) {
        try {
            return Regex.compile(regex);
        } catch (RegexSyntaxException e) {
            return new CelError(e.getMessage());
        }
    }

    /** Whether a function is one of them; the regular expression is the second argument. */
    public static boolean isRegexFunction(String function) {
        return function.equals("matches") || function.equals("find") || function.equals("findAll");
    }

    /** One of the functions, for a regular expression that is known. */
    public static Binding.Variadic bound(String function, Regex regex) {
        return args -> apply(function, args[0], regex, args.length > 2 ? args[2] : -1L);
    }

    private static Object call(String function, Object text, Object regex, Object limit) {
        if (!(text instanceof String) || !(regex instanceof String source)) {
            return CelError.noSuchOverload(text instanceof String ? regex : text);
        }
        return compile(source) instanceof Regex compiled
                ? apply(function, text, compiled, limit)
                : new CelError("Illegal regex");
    }

    private static Object apply(String function, Object text, Regex regex, Object limit) {
        String input = Conversion.goString(text);
        if (input == null || !(limit instanceof Long most)) {
            return CelError.noSuchOverload(input == null ? text : limit);
        }
        return switch (function) {
            case "matches" -> regex.matchesWithin(input);
            case "find" -> regex.find(input);
            default -> new StringList(regex.findAll(input, most));
        };
    }
}
