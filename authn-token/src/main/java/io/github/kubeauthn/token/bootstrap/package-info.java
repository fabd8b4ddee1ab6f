/** Bootstrap tokens, by which a new node joins a cluster. */
@NullMarked
package io.github.kubeauthn.token.bootstrap;

import org.jspecify.annotations.NullMarked;
