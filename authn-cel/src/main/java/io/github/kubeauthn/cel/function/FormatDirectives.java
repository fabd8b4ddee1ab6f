package io.github.kubeauthn.cel.function;

import org.jspecify.annotations.Nullable;

/** The format of {@code 'format'.format([…])}, read clause by clause. */
public final class FormatDirectives {

    /** What is done with the clauses of a format. */
    public interface Reader {

        /** What stands between clauses. */
        void text(String text);

        /**
         * A clause.
         *
         * @param index which argument it is about, from zero
         * @param letter its last letter, one of {@code sdfebxXo}
         * @param precision what stands behind its dot; negative if there is none
         * @return what is wrong; null if nothing is
         */
        @Nullable
        String clause(int index, char letter, int precision);
    }

    private final String format;
    private final long arguments;
    private final boolean checking;
    private int at;

    private FormatDirectives(String format, long arguments, boolean checking) {
        this.format = format;
        this.arguments = arguments;
        this.checking = checking;
    }

    /**
     * Reads a format to apply it.
     *
     * @param arguments how many arguments there are
     * @return what is wrong; null if nothing is
     */
    static @Nullable String apply(String format, long arguments, Reader reader) {
        return new FormatDirectives(format, arguments, false).read(reader);
    }

    /**
     * Reads a format to check it against arguments that are literals.
     *
     * @param arguments how many there are
     * @return what is wrong; null if nothing is
     */
    public static @Nullable String check(String format, long arguments, Reader reader) {
        return new FormatDirectives(format, arguments, true).read(reader);
    }

    private @Nullable String read(Reader reader) {
        int index = 0;
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                percent = format.length();
            }
            reader.text(format.substring(at, percent));
            at = percent;
            if (format.startsWith("%%", at)) {
                reader.text("%");
                at += 2;
            } else if (at < format.length()) {
                String fault = clause(reader, index++);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private @Nullable String clause(Reader reader, int index) {
        // Checking notices a percent sign at the end before it notices that an argument is missing.
        if (!checking && index >= arguments) {
            return "index " + index + " out of range";
        }
        if (at + 1 >= format.length()) {
            return "unexpected end of string";
        }
        if (index >= arguments) {
            return "index " + index + " out of range";
        }
        at++;
        int precision = -1;
        if (format.charAt(at) == '.') {
            int start = ++at;
            while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
                at++;
            }
            if (at >= format.length()) {
                return "could not parse formatting clause: error while parsing precision: could not find end of precision"
                        + " specifier";
            }
            precision = precision(format.substring(start, at));
            if (precision < 0) {
                return "could not parse formatting clause: error while parsing precision: error while converting precision"
                        + " to integer";
            }
        }
        char letter = format.charAt(at++);
        if ("sdfebxXo".indexOf(letter) < 0) {
            return "could not parse formatting clause: unrecognized formatting clause \"" + letter + "\"";
        }
        String fault = reader.clause(index, letter, precision);
        return fault == null ? null : "error during formatting: " + fault;
    }

    private static int precision(String digits) {
        try {
            return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
