/** Authenticators made of other authenticators: the union, the group adder, the audience wrapper, and the anonymous fallback. */
@NullMarked
package io.github.kubeauthn.api.chain;

import org.jspecify.annotations.NullMarked;
