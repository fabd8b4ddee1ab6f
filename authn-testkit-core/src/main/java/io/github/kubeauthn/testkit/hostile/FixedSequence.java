package io.github.kubeauthn.testkit.hostile;

/** Numbers without an order that anybody would see, yet the same in every run (Marsaglia's xorshift). */
final class FixedSequence {

    private long state = 0x9E37_79B9_7F4A_7C15L;

    /** The next number below {@code bound}. */
    int below(int bound) {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) Long.remainderUnsigned(state, bound);
    }
}
