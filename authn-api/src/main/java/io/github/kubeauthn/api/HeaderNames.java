package io.github.kubeauthn.api;

/** How header names are compared: RFC 9110 section 5.1, in the form that Go's {@code net/textproto} gives them. */
final class HeaderNames {

    private HeaderNames() {}

    /** The canonical form of a name; the name itself if it holds what no header name may hold or has that form already. */
    static String canonical(String name) {
        boolean upper = true;
        boolean changed = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isTokenCharacter(c)) {
                return name;
            }
            changed |= c != cased(c, upper);
            upper = c == '-';
        }
        return changed ? recased(name) : name;
    }

    static boolean hasPrefixIgnoringCase(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static String recased(String name) {
        char[] chars = name.toCharArray();
        boolean upper = true;
        for (int i = 0; i < chars.length; i++) {
            chars[i] = cased(chars[i], upper);
            upper = chars[i] == '-';
        }
        return new String(chars);
    }

    private static char cased(char c, boolean upper) {
        if (upper && c >= 'a' && c <= 'z') {
            return (char) (c - 'a' + 'A');
        }
        if (!upper && c >= 'A' && c <= 'Z') {
            return (char) (c - 'A' + 'a');
        }
        return c;
    }

    /** RFC 9110 section 5.6.2, {@code tchar}. */
    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
