package io.github.kubeauthn.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one decision: who was asked, in which order, what each said and why, and how long it took.
 *
 * <p>It is asked for by putting a {@linkplain #recording recording} one into the credential's context; one trace serves one
 * question. Where none is asked for, {@link #OFF} stands in, which costs nothing: notes are not even put into words.
 * A recording trace is for one thread; whoever judges a part of the credential on another thread records there with a
 * trace of its own and {@linkplain #adopt adopts} its steps.
 */
public final class DecisionTrace {

    /** Records nothing. */
    public static final DecisionTrace OFF = new DecisionTrace(null);

    private final @Nullable Clock clock;
    private final List<TraceStep> steps = new ArrayList<>();
    private final Deque<OpenStep> open = new ArrayDeque<>();

    private DecisionTrace(@Nullable Clock clock) {
        this.clock = clock;
    }

    /**
     * A trace that records.
     *
     * @param clock measures how long a step takes
     */
    public static DecisionTrace recording(Clock clock) {
        return new DecisionTrace(clock);
    }

    /** Whether steps are recorded. */
    public boolean isRecording() {
        return clock != null;
    }

    /** Asks an authenticator and records, under {@code name}, what it said. */
    public <C extends Credential> AuthenticationResult ask(String name, Authenticator<C> authenticator, C credential) {
        if (clock == null) {
            return authenticator.authenticate(credential);
        }
        OpenStep step = new OpenStep(name, clock.instant());
        open.push(step);
        AuthenticationResult result = null;
        try {
            result = authenticator.authenticate(credential);
            return result;
        } finally {
            open.pop();
            add(step.close(result, Duration.between(step.start, clock.instant())));
        }
    }

    /** Records, in the step that is under way, why the authenticator decides as it does; must not hold a secret. */
    public void note(Supplier<String> text) {
        OpenStep step = open.peek();
        if (step != null) {
            step.notes.add(text.get());
        }
    }

    /** Records that somebody was not asked. */
    public void notAsked(String name, String why) {
        if (clock != null) {
            add(TraceStep.notAsked(name, why));
        }
    }

    /** Records steps that another trace recorded as part of the step that is under way. */
    public void adopt(List<TraceStep> others) {
        if (clock != null) {
            others.forEach(this::add);
        }
    }

    /** A trace of the same kind for a part of the decision that another thread makes. */
    public DecisionTrace fork() {
        return clock == null ? OFF : recording(clock);
    }

    /** The recorded steps so far, in order, each with the steps inside it. */
    public List<TraceStep> steps() {
        return List.copyOf(steps);
    }

    /** The recorded steps as an indented tree of lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> step.appendTo(text, 0));
        return text.toString();
    }

    private void add(TraceStep step) {
        OpenStep parent = open.peek();
        (parent == null ? steps : parent.children).add(step);
    }

    private static final class OpenStep {

        private final String name;
        private final Instant start;
        private final List<String> notes = new ArrayList<>();
        private final List<TraceStep> children = new ArrayList<>();

        private OpenStep(String name, Instant start) {
            this.name = name;
            this.start = start;
        }

        private TraceStep close(@Nullable AuthenticationResult result, Duration duration) {
            return TraceStep.asked(name, result, notes, duration, children);
        }
    }
}
