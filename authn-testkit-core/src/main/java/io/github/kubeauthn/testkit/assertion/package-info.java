/** AssertJ assertions on answers, which print the decision trace when they fail. */
@NullMarked
package io.github.kubeauthn.testkit.assertion;

import org.jspecify.annotations.NullMarked;
