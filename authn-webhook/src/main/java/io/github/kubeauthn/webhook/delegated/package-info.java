/** How an aggregated API server authenticates: by what the main one tells it, and by asking it. */
@NullMarked
package io.github.kubeauthn.webhook.delegated;

import org.jspecify.annotations.NullMarked;
