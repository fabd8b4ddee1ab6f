package io.github.kubeauthn.api;

import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a decision: an authenticator, and what it said. Immutable; holds no secret.
 *
 * @param name who was asked, or not
 * @param answer what it said
 * @param reason why: the message of a failure, the name of the user, why nobody asked; empty if there is nothing to say
 * @param notes what it found on the way, in order
 * @param duration how long it took; zero if it was not asked
 * @param children the steps of those that it asked itself, in order
 */
public record TraceStep(
        String name, Answer answer, String reason, List<String> notes, Duration duration, List<TraceStep> children) {

    /** What an authenticator said. */
    public enum Answer {
        AUTHENTICATED("authenticated"),
        NO_OPINION("no opinion"),
        REFUSED("refused"),
        COULD_NOT_CHECK("could not check"),
        NOT_ASKED("not asked");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public TraceStep {
        notes = List.copyOf(notes);
        children = List.copyOf(children);
    }

    static TraceStep notAsked(String name, String why) {
        return new TraceStep(name, Answer.NOT_ASKED, why, List.of(), Duration.ZERO, List.of());
    }

    static TraceStep asked(
            String name,
            @Nullable AuthenticationResult result,
            List<String> notes,
            Duration duration,
            List<TraceStep> children) {
        if (result instanceof Authenticated success) {
            return new TraceStep(name, Answer.AUTHENTICATED, success.user().name(), notes, duration, children);
        }
        if (result instanceof Failed failure) {
            Answer answer = failure.kind() == Failed.Kind.REFUSED ? Answer.REFUSED : Answer.COULD_NOT_CHECK;
            return new TraceStep(name, answer, failure.message(), notes, duration, children);
        }
        if (result == null) {
            return new TraceStep(name, Answer.COULD_NOT_CHECK, "it threw", notes, duration, children);
        }
        return new TraceStep(name, Answer.NO_OPINION, "", notes, duration, children);
    }

    void appendTo(StringBuilder text, int depth) {
        text.append("  ".repeat(depth)).append(name).append(": ").append(answer);
        if (!reason.isEmpty()) {
            text.append(answer == Answer.AUTHENTICATED ? " as " : ": ").append(reason);
        }
        text.append('\n');
        for (String note : notes) {
            text.append("  ".repeat(depth + 1)).append("- ").append(note).append('\n');
        }
        children.forEach(child -> child.appendTo(text, depth + 1));
    }
}
