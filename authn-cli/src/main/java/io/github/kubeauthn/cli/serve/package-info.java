/** {@code kube-authn serve}: a simulated API server, which knows who asks and little else. */
@NullMarked
package io.github.kubeauthn.cli.serve;

import org.jspecify.annotations.NullMarked;
