/** One cluster, or one webhook, spoken to over HTTP with the credentials of a kubeconfig, as client-go does it. */
@NullMarked
package io.github.kubeauthn.webhook.connection;

import org.jspecify.annotations.NullMarked;
