package io.github.kubeauthn.benchmarks.growth;

/** How far the cost of something may grow with how much there is. */
enum Growth {
    /** A look-up: not at all. */
    CONSTANT,

    /** As kube-apiserver's own code: ten times as much costs ten times as much at most. */
    LINEAR
}
