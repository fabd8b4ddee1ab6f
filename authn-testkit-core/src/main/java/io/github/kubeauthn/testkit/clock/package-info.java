/** A clock that a test moves. */
@NullMarked
package io.github.kubeauthn.testkit.clock;

import org.jspecify.annotations.NullMarked;
