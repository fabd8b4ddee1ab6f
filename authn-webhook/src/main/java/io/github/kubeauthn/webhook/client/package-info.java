/** The API server's end of a token webhook: it asks a remote service by TokenReview whose a token is. */
@NullMarked
package io.github.kubeauthn.webhook.client;

import org.jspecify.annotations.NullMarked;
