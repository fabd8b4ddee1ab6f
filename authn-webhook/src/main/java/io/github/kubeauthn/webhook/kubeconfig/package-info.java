/** Kubeconfig files, as far as a server needs them to reach another one: how client-go reads, checks and resolves them. */
@NullMarked
package io.github.kubeauthn.webhook.kubeconfig;

import org.jspecify.annotations.NullMarked;
