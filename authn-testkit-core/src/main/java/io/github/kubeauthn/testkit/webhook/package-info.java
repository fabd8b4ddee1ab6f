/** A TokenReview webhook in the test's own process. */
@NullMarked
package io.github.kubeauthn.testkit.webhook;

import org.jspecify.annotations.NullMarked;
