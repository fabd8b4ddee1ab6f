/** A whole authentication chain from kube-apiserver's flags or from a builder. */
@NullMarked
package io.github.kubeauthn.apiserver;

import org.jspecify.annotations.NullMarked;
