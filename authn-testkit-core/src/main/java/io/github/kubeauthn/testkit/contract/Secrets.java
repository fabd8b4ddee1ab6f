package io.github.kubeauthn.testkit.contract;

import java.util.ArrayList;
import java.util.List;

/** What of a token must never show. */
final class Secrets {

    /** A shorter text may stand in a message for another reason. */
    private static final int SHORTEST = 12;

    private Secrets() {}

    /** The token as a whole, and what behind its last dot makes a JWT or a bootstrap token good. */
    static List<String> ofToken(String token) {
        List<String> secrets = new ArrayList<>();
        addUnlessShort(secrets, token);
        int lastDot = token.lastIndexOf('.');
        if (lastDot > 0) {
            addUnlessShort(secrets, token.substring(lastDot + 1));
        }
        return secrets;
    }

    private static void addUnlessShort(List<String> secrets, String text) {
        if (text.strip().length() >= SHORTEST) {
            secrets.add(text);
        }
    }
}
