/** The other end of a token webhook: it answers TokenReviews, for people who write one. */
@NullMarked
package io.github.kubeauthn.webhook.server;

import org.jspecify.annotations.NullMarked;
