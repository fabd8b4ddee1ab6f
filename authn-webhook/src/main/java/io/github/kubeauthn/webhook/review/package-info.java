/** Token reviews and what else a webhook may answer, written and read as Kubernetes writes and reads them. */
@NullMarked
package io.github.kubeauthn.webhook.review;

import org.jspecify.annotations.NullMarked;
