/** How the cost of a decision grows with the things of which a chain, a certificate or a token may have many. */
@NullMarked
package io.github.kubeauthn.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
