package io.github.kubeauthn.testkit.assertion;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.api.UserInfo;
import java.util.Locale;

/** An answer in words, for whoever reads a failed test. */
public final class AnswerText {

    static final String NO_TRACE =
            "(The question had no decision trace. assertThat(authenticator).given(credential) asks with one.)\n";

    private AnswerText() {}

    /** What was answered, on one line. */
    public static String of(AuthenticationResult result) {
        if (result instanceof Authenticated success) {
            String audiences = success.audiences().isEmpty() ? "" : ", for the audiences " + success.audiences();
            return "authenticated as " + of(success.user()) + audiences + warnings(result);
        }
        if (result instanceof Failed failure) {
            String kind = failure.kind() == Failed.Kind.REFUSED
                    ? "refused"
                    : failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return kind + " because " + failure.message() + warnings(result);
        }
        return "no opinion" + warnings(result);
    }

    /** The steps of a decision under a heading of their own. */
    public static String steps(DecisionTrace trace) {
        return "The decision:\n" + trace.toString().indent(2);
    }

    private static String of(UserInfo user) {
        StringBuilder text = new StringBuilder(user.name());
        if (!user.uid().isEmpty()) {
            text.append(" with the uid \"").append(user.uid()).append('"');
        }
        text.append(" in the groups ").append(user.groups());
        if (!user.extra().isEmpty()) {
            text.append(" with the extra ").append(user.extra());
        }
        return text.toString();
    }

    private static String warnings(AuthenticationResult result) {
        return result.notices().warnings().isEmpty()
                ? ""
                : ", with the warnings " + result.notices().warnings();
    }
}
