package io.github.kubeauthn.apiserver.flags;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a flag holds, and how an argument changes it: the value types of {@code github.com/spf13/pflag} that kube-apiserver's
 * authentication flags have.
 */
abstract class FlagValue {

    private boolean changed;

    /** Whether the command line says anything about the flag. */
    final boolean changed() {
        return changed;
    }

    final void set(String argument) throws FlagValueException {
        accept(argument);
        changed = true;
    }

    /** Whether the flag may stand alone, without a value; then it stands for {@code true}. */
    boolean mayStandAlone() {
        return false;
    }

    /** What it holds, each value as a text; a text without characters is none. */
    List<String> texts() {
        return List.of();
    }

    abstract void accept(String argument) throws FlagValueException;

    /** One text; the last argument counts. */
    static final class Text extends FlagValue {

        private String value;

        Text(String initial) {
            this.value = initial;
        }

        String value() {
            return value;
        }

        @Override
        List<String> texts() {
            return value.isEmpty() ? List.of() : List.of(value);
        }

        @Override
        void accept(String argument) {
            value = argument;
        }
    }

    /** Yes or no, by {@code strconv.ParseBool}; the last argument counts. */
    static final class Bool extends FlagValue {

        private boolean value;

        Bool(boolean initial) {
            this.value = initial;
        }

        boolean value() {
            return value;
        }

        @Override
        List<String> texts() {
            return List.of(Boolean.toString(value));
        }

        @Override
        boolean mayStandAlone() {
            return true;
        }

        @Override
        void accept(String argument) throws FlagValueException {
            value = GoLiterals.bool(argument);
        }
    }

    /** A length of time, by {@code time.ParseDuration}; the last argument counts. */
    static final class Time extends FlagValue {

        private Duration value;

        Time(Duration initial) {
            this.value = initial;
        }

        Duration value() {
            return value;
        }

        @Override
        List<String> texts() {
            return List.of(value.toString());
        }

        @Override
        void accept(String argument) throws FlagValueException {
            value = GoLiterals.duration(argument);
        }
    }

    /** Texts separated by commas, as one line of CSV; the first argument replaces the default, later ones add to it. */
    static final class TextSlice extends FlagValue {

        private final List<String> values = new ArrayList<>();

        List<String> values() {
            return List.copyOf(values);
        }

        @Override
        List<String> texts() {
            return values();
        }

        @Override
        void accept(String argument) throws FlagValueException {
            values.addAll(GoLiterals.csvLine(argument));
        }
    }

    /** Texts, one an argument. */
    static final class TextArray extends FlagValue {

        private final List<String> values = new ArrayList<>();

        List<String> values() {
            return List.copyOf(values);
        }

        @Override
        List<String> texts() {
            return values();
        }

        @Override
        void accept(String argument) {
            values.add(argument);
        }
    }
}
