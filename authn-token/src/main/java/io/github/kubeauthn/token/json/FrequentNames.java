package io.github.kubeauthn.token.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names that stand in almost every token, so that nobody makes a string for each of them again and again, and a look-up of a field
 * finds the very string that it looks for.
 */
final class FrequentNames {

    static final List<String> NAMES = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "alg",
            "kid",
            "typ",
            "kubernetes.io",
            "namespace",
            "serviceaccount",
            "name",
            "uid",
            "pod",
            "node",
            "secret",
            "warnafter",
            "kubernetes.io/serviceaccount/namespace",
            "kubernetes.io/serviceaccount/secret.name",
            "kubernetes.io/serviceaccount/service-account.name",
            "kubernetes.io/serviceaccount/service-account.uid",
            "azp",
            "nonce",
            "at_hash",
            "email",
            "email_verified",
            "groups",
            "preferred_username");

    private static final int SHORTEST = 3;
    private static final int MASK = 63;

    /** Indexed by {@link #place}. */
    private static final @Nullable String[] PLACES = new String[MASK + 1];

    static {
        for (String name : NAMES) {
            PLACES[place(name.length(), name.charAt(0), name.charAt(1), name.charAt(name.length() - 1))] = name;
        }
    }

    private FrequentNames() {}

    /** The name that stands between these places; null if it is none of these. */
    static @Nullable String find(byte[] text, int from, int to) {
        if (to - from < SHORTEST) {
            return null;
        }
        String name = PLACES[place(to - from, text[from], text[from + 1], text[to - 1])];
        return name != null && equals(name, text, from, to) ? name : null;
    }

    /** No two of the names have the same one. */
    private static int place(int length, int first, int second, int last) {
        return (length + first * 14 + second * 51 + last) & MASK;
    }

    private static boolean equals(String name, byte[] text, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (text[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
