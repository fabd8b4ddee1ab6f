package io.github.kubeauthn.conformance.run;

import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what one question does from all others: that the library throws, which it should not, is an answer too. */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    /**
     * Asks a question.
     *
     * @param id what the log calls it
     * @param failed the answer where there is none, from why
     */
    static <T> T ask(String id, Supplier<T> question, Function<String, T> failed) {
        try {
            return question.get();
        } catch (RuntimeException | StackOverflowError | LinkageError unexpected) {
            LOG.error("The case {} cannot be asked", id, unexpected);
            return failed.apply(unexpected.toString());
        }
    }
}
