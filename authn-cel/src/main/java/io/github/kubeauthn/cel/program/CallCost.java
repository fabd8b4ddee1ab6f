package io.github.kubeauthn.cel.program;

/** What a call costs. */
@FunctionalInterface
interface CallCost {

    /**
     * The price, when the call is done.
     *
     * @param first the first argument; of no meaning if there is none
     * @param second the second argument; of no meaning if there is none
     */
    long of(Object first, Object second, Object result);
}
