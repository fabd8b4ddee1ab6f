/** Answers the conformance vectors with this library. */
@NullMarked
package io.github.kubeauthn.conformance;

import org.jspecify.annotations.NullMarked;
