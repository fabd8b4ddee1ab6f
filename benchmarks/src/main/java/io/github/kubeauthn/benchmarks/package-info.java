/** How fast the chain answers the cases of conformance scenarios. */
@NullMarked
package io.github.kubeauthn.benchmarks;

import org.jspecify.annotations.NullMarked;
