package io.github.kubeauthn.cel.program;

/** A checked expression cannot become a program; the message says why, as Kubernetes' library puts it. */
public final class PlanningException extends Exception {

    private static final long serialVersionUID = 1L;

    PlanningException(String message) {
        super(message, null, false, false);
    }
}
