package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an argument list as {@code github.com/spf13/pflag} does for kube-apiserver, whose flags may be written with
 * underscores for dashes. Flags that are not defined here belong to other parts of kube-apiserver: they are noted and passed
 * over, together with an argument behind them that may be their value.
 */
final class FlagSet {

    private final Map<String, FlagValue> defined = new LinkedHashMap<>();
    private final List<String> unrecognized = new ArrayList<>();

    <V extends FlagValue> V define(String name, V value) {
        defined.put(name, value);
        return value;
    }

    /** What is defined under a name. */
    FlagValue value(String name) {
        FlagValue value = defined.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is no flag about authentication");
        }
        return value;
    }

    /** The names of the flags that were passed over, in order. */
    List<String> unrecognized() {
        return List.copyOf(unrecognized);
    }

    /**
     * Reads the arguments into the defined values.
     *
     * @throws InvalidConfigurationException in pflag's words, if kube-apiserver would stop at an argument
     */
    void parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            if (argument.equals("--")) {
                return;
            }
            if (argument.startsWith("--")) {
                parseLong(argument, rest);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                parseShort(argument.substring(1), rest);
            }
        }
    }

    private void parseLong(String argument, Deque<String> rest) {
        String text = argument.substring(2);
        if (text.startsWith("-") || text.startsWith("=")) {
            throw new InvalidConfigurationException("bad flag syntax: " + argument);
        }
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).replace('_', '-');
        FlagValue flag = defined.get(name);
        if (flag == null) {
            passOver(name, equals >= 0, rest);
            return;
        }
        set(name, flag, valueOf(name, flag, equals < 0 ? null : text.substring(equals + 1), rest));
    }

    private static String valueOf(String name, FlagValue flag, @Nullable String attached, Deque<String> rest) {
        if (attached != null) {
            return attached;
        }
        if (flag.mayStandAlone()) {
            return "true";
        }
        String next = rest.poll();
        if (next == null) {
            throw new InvalidConfigurationException("flag needs an argument: --" + name);
        }
        return next;
    }

    private static void set(String name, FlagValue flag, String value) {
        try {
            flag.set(value);
        } catch (FlagValueException e) {
            throw new InvalidConfigurationException(
                    "invalid argument " + GoQuoted.string(value) + " for " + GoQuoted.string("--" + name) + " flag: "
                            + e.getMessage(),
                    e);
        }
    }

    private void passOver(String name, boolean hasValue, Deque<String> rest) {
        if (name.equals("help")) {
            throw helpRequested();
        }
        unrecognized.add(name);
        if (!hasValue) {
            passOverValue(rest);
        }
    }

    /** None of the authentication flags has a short form, so each letter is somebody else's. */
    private void parseShort(String letters, Deque<String> rest) {
        if (letters.startsWith("test.")) {
            return;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) == 'h') {
                throw helpRequested();
            }
            unrecognized.add(letters.substring(i, i + 1));
            if (letters.startsWith("=", i + 1) && letters.length() > i + 2) {
                return;
            }
        }
        passOverValue(rest);
    }

    private static void passOverValue(Deque<String> rest) {
        String next = rest.peek();
        if (next != null && !next.startsWith("-")) {
            rest.pop();
        }
    }

    private static InvalidConfigurationException helpRequested() {
        return new InvalidConfigurationException("pflag: help requested");
    }
}
