/** The whole chain, and what kube-apiserver does around it: the filter in front of its handlers, and {@code tokenreviews}. */
@NullMarked
package io.github.kubeauthn.apiserver;

import org.jspecify.annotations.NullMarked;
