/** What the two ends of a token webhook have in common. */
@NullMarked
package io.github.kubeauthn.webhook;

import org.jspecify.annotations.NullMarked;
