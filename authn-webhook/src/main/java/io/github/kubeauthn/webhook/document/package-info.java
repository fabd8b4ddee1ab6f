/** How Kubernetes finds an API object in a text. */
@NullMarked
package io.github.kubeauthn.webhook.document;

import org.jspecify.annotations.NullMarked;
