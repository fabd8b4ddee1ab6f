package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.EvaluationAborted;

/** A compiled expression that can be evaluated. Immutable and safe for use by many threads at once. */
public final class Program {

    private final Node root;
    private final int variableCount;
    private final int idCount;

    Program(Node root, int variableCount, int idCount) {
        this.root = root;
        this.variableCount = variableCount;
        this.idCount = idCount;
    }

    /** What an evaluation came to. */
    public record Outcome(Object value, long cost) {}

    /**
     * Evaluates it.
     *
     * @param subject the value of {@code claims} or {@code user}
     * @return a value, or a {@link CelError}
     */
    public Object evaluate(Object subject) {
        return evaluateCounting(subject).value();
    }

    /** Evaluates it, and says what that cost. */
    public Outcome evaluateCounting(Object subject) {
        Execution x = new Execution(subject, variableCount, idCount);
        try {
            Object value = root.evaluate(x);
            return new Outcome(value, x.cost());
        } catch (EvaluationAborted e) {
            return new Outcome(new CelError(String.valueOf(e.getMessage())), x.cost());
        } catch (StackOverflowError e) {
            // Claims may nest deeper than comparing them can follow; what cannot be compared is not accepted.
            return new Outcome(new CelError("internal error: a value nests too deeply"), x.cost());
        }
    }
}
