package io.github.kubeauthn.cel.function;

import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.EvaluationAborted;
import java.util.Collection;

/**
 * Bounds what one call may build or visit. Kubernetes counts the cost of a call when it is done; a list that an expression
 * puts together out of others may be longer than anybody wants to wait for.
 */
final class Work {

    /** Far more than any call within Kubernetes' limit of the cost can mean. */
    private static final long LIMIT = 20_000_000;

    private Work() {}

    /** Ends the evaluation if that many members have been built. */
    static void step(Collection<?> built) {
        if (built.size() > LIMIT) {
            throw tooMuch();
        }
    }

    /** Ends the evaluation if a text is that long. */
    static void requireText(StringBuilder built) {
        if (built.length() > LIMIT) {
            throw tooMuch();
        }
    }

    /** Ends the evaluation if a list is that long. */
    static CelList visitable(CelList list) {
        return visitable(list, LIMIT);
    }

    /** Ends the evaluation if a list is longer than {@code limit}. */
    static CelList visitable(CelList list, long limit) {
        if (list.size() > limit) {
            throw tooMuch();
        }
        return list;
    }

    private static EvaluationAborted tooMuch() {
        return new EvaluationAborted("operation cancelled: actual cost limit exceeded");
    }
}
