/**
 * A token webhook, and a chain that asks it, both started by {@code mvn -B -q -Pexample
 * -Dexample=io.github.kubeauthn.examples.webhook.WebhookExample -pl examples -am package}.
 */
@NullMarked
package io.github.kubeauthn.examples.webhook;

import org.jspecify.annotations.NullMarked;
