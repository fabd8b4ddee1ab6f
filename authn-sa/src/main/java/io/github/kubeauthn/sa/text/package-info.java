/** What Kubernetes writes, byte by byte: JSON in patches, claims and key sets, and the messages of its API. */
@NullMarked
package io.github.kubeauthn.sa.text;

import org.jspecify.annotations.NullMarked;
