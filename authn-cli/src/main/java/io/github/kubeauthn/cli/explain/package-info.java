/** {@code kube-authn explain}: what the chain says to a credential, and why. */
@NullMarked
package io.github.kubeauthn.cli.explain;

import org.jspecify.annotations.NullMarked;
