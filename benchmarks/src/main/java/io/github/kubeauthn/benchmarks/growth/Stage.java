package io.github.kubeauthn.benchmarks.growth;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.util.List;

/**
 * Everything of one size, ready to be measured.
 *
 * @param chains to be closed afterwards
 */
record Stage(List<Question> questions, List<Load> loads, List<AuthenticationChain> chains) implements AutoCloseable {

    @Override
    public void close() {
        chains.forEach(AuthenticationChain::close);
    }
}
