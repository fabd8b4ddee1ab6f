/** The program {@code kube-authn}: its commands, and what they have in common. */
@NullMarked
package io.github.kubeauthn.cli;

import org.jspecify.annotations.NullMarked;
