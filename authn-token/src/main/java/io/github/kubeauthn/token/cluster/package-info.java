/** What the token authenticators need to know of a cluster: its objects, and a way to look them up. */
@NullMarked
package io.github.kubeauthn.token.cluster;

import org.jspecify.annotations.NullMarked;
