/** {@code kube-authn lint}: what kube-apiserver would stop at, and what people regret later. */
@NullMarked
package io.github.kubeauthn.cli.lint;

import org.jspecify.annotations.NullMarked;
