package io.github.kubeauthn.benchmarks.growth;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.util.function.Supplier;

/**
 * What a chain reads before it can be asked.
 *
 * @param what in words
 * @param chain builds one anew each time, to be closed
 * @param fillsHeap whether it takes enough heap to be told from everything else that comes and goes there
 */
record Load(String what, Supplier<AuthenticationChain> chain, boolean fillsHeap) {}
