/** {@code kube-authn token} and {@code kube-authn cert}: credentials to try things with. */
@NullMarked
package io.github.kubeauthn.cli.credential;

import org.jspecify.annotations.NullMarked;
