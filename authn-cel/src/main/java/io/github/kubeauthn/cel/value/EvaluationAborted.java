package io.github.kubeauthn.cel.value;

/**
 * Ends an evaluation at once: nothing in the expression can absorb it. It costs too much, or would be a panic in
 * Kubernetes, which answers an error then.
 */
public final class EvaluationAborted extends RuntimeException {

    /** Without a stack trace: it says nothing about the expression. */
    public EvaluationAborted(String message) {
        super(message, null, false, false);
    }

    /** What Kubernetes' library answers after a panic. */
    public static EvaluationAborted internal(String message) {
        return new EvaluationAborted("internal error: " + message);
    }
}
