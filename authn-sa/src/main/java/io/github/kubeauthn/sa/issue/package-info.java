/** Issuing service account tokens, as the TokenRequest API of Kubernetes does. */
@NullMarked
package io.github.kubeauthn.sa.issue;

import org.jspecify.annotations.NullMarked;
