/** The token cache: an answer about a token is good for a while, and many who ask at once are answered by one look-up. */
@NullMarked
package io.github.kubeauthn.token.cache;

import org.jspecify.annotations.NullMarked;
