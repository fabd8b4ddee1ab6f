/** AssertJ assertions on what a whole chain decides, which print the decision trace when they fail. */
@NullMarked
package io.github.kubeauthn.testkit.chain;

import org.jspecify.annotations.NullMarked;
