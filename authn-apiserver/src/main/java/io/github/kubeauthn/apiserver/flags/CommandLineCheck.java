package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.text.GoQuoted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds an argument list against all flags that kube-apiserver v1.37 has, those of other parts included: flags that do not exist,
 * values of a wrong type, words that are no flags. kube-apiserver stops at the first; here all are told, in its words.
 */
public final class CommandLineCheck {

    private static final BigInteger GREATEST_INT64 = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger GREATEST_UINT64 =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Map<String, KnownFlag> known = readKnown();
    private final List<String> problems = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private CommandLineCheck() {}

    /** What is wrong with the arguments, in order; nothing if kube-apiserver would read them all. */
    public static List<String> problems(List<String> arguments) {
        CommandLineCheck check = new CommandLineCheck();
        check.read(new ArrayDeque<>(arguments));
        return List.copyOf(check.problems);
    }

    private void read(Deque<String> rest) {
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            if (argument.equals("--")) {
                words.addAll(rest);
                rest.clear();
            } else if (argument.startsWith("--")) {
                readLong(argument, rest);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                readShort(argument.substring(1), rest);
            } else {
                words.add(argument);
            }
        }
        if (words.stream().anyMatch(word -> !word.isEmpty())) {
            problems.add("\"kube-apiserver\" does not take any arguments, got " + GoQuoted.list(words));
        }
    }

    private void readLong(String argument, Deque<String> rest) {
        int equals = argument.indexOf('=');
        String name = (equals < 0 ? argument : argument.substring(0, equals)).substring(2);
        if (name.isEmpty() || name.startsWith("-")) {
            problems.add("bad flag syntax: " + argument);
            return;
        }
        KnownFlag flag = known.get(name.replace('_', '-'));
        if (flag == null) {
            problems.add("unknown flag: --" + name);
            passOverValue(equals >= 0, rest);
            return;
        }
        String value = equals >= 0 ? argument.substring(equals + 1) : valueOf(flag, rest);
        if (value == null) {
            problems.add("flag needs an argument: --" + name);
            return;
        }
        try {
            flag.check(value);
        } catch (FlagValueException e) {
            problems.add("invalid argument " + GoQuoted.string(value) + " for " + GoQuoted.string(flag.display())
                    + " flag: " + e.getMessage());
        }
    }

    private static @Nullable String valueOf(KnownFlag flag, Deque<String> rest) {
        return flag.standsAlone ? "true" : rest.poll();
    }

    /** The only letters are {@code -h} and {@code -v}, for verbosity. */
    private void readShort(String letters, Deque<String> rest) {
        if (letters.startsWith("v")) {
            String attached = letters.substring(1);
            String value =
                    attached.isEmpty() ? rest.poll() : attached.startsWith("=") ? attached.substring(1) : attached;
            if (value == null) {
                problems.add("flag needs an argument: 'v' in -" + letters);
            }
        } else if (!letters.equals("h")) {
            problems.add("unknown shorthand flag: '" + letters.charAt(0) + "' in -" + letters);
            passOverValue(letters.indexOf('=') > 0, rest);
        }
    }

    /** So that the value of an unknown flag is not told as a second fault. */
    private static void passOverValue(boolean attached, Deque<String> rest) {
        String next = rest.peek();
        if (!attached && next != null && !next.startsWith("-")) {
            rest.pop();
        }
    }

    private static Map<String, KnownFlag> readKnown() {
        Map<String, KnownFlag> flags = new HashMap<>();
        try (InputStream resource = CommandLineCheck.class.getResourceAsStream("kube-apiserver-flags.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(KnownFlag::read)
                    .forEach(flag -> flags.put(flag.name, flag));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return flags;
    }

    private record KnownFlag(String name, String type, boolean standsAlone) {

        private static final Set<String> SIGNED = Set.of("int", "int64");

        static KnownFlag read(String line) {
            String[] words = line.split(" ", -1);
            return new KnownFlag(words[0], words[1], words[2].equals("alone"));
        }

        /** pflag names both forms where there are two. */
        String display() {
            return name.equals("v") ? "-v, --v" : "--" + name;
        }

        void check(String value) throws FlagValueException {
            if (type.equals("bool")) {
                GoLiterals.bool(value);
            } else if (type.equals("duration")) {
                GoLiterals.duration(value);
            } else if (SIGNED.contains(type)) {
                integer("ParseInt", value, GREATEST_INT64.not(), GREATEST_INT64);
            } else if (type.equals("uint")) {
                integer("ParseUint", value, BigInteger.ZERO, GREATEST_UINT64);
            } else if (type.startsWith("float")) {
                decimal(value);
            } else if (type.equals("mapStringString") && !value.isEmpty() && name.equals("oidc-required-claim")) {
                if (value.indexOf('=') < 0) {
                    throw new FlagValueException("malformed pair, expect string=string");
                }
            }
        }

        /** {@code strconv.ParseInt} with base 0: a prefix names the base, underscores may stand between digits. */
        private static void integer(String function, String value, BigInteger least, BigInteger greatest)
                throws FlagValueException {
            BigInteger number = parse(value);
            if (number == null || least.signum() == 0 && value.startsWith("+")) {
                throw new FlagValueException(
                        "strconv." + function + ": parsing " + GoQuoted.string(value) + ": invalid syntax");
            }
            if (number.compareTo(least) < 0 || number.compareTo(greatest) > 0) {
                throw new FlagValueException(
                        "strconv." + function + ": parsing " + GoQuoted.string(value) + ": value out of range");
            }
        }

        private static @Nullable BigInteger parse(String value) {
            boolean signed = value.startsWith("-") || value.startsWith("+");
            String digits = signed ? value.substring(1) : value;
            int radix = 10;
            if (digits.length() > 1 && digits.charAt(0) == '0') {
                radix = switch (Character.toLowerCase(digits.charAt(1))) {
                    case 'x' -> 16;
                    case 'b' -> 2;
                    default -> 8;
                };
                digits = digits.substring(Character.isLetter(digits.charAt(1)) ? 2 : 1);
            }
            try {
                BigInteger number = digits.startsWith("-") || digits.startsWith("+")
                        ? null
                        : new BigInteger(digits.replace("_", ""), radix);
                return number == null || !value.startsWith("-") ? number : number.negate();
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private static void decimal(String value) throws FlagValueException {
            try {
                Double.parseDouble(value);
            } catch (NumberFormatException e) {
                throw new FlagValueException(
                        "strconv.ParseFloat: parsing " + GoQuoted.string(value) + ": invalid syntax");
            }
        }
    }
}
