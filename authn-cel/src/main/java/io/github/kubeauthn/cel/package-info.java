/**
 * Expressions in CEL for {@code authn-oidc}: with this on the class path, an AuthenticationConfiguration may hold them.
 *
 * <p>Nothing but {@link io.github.kubeauthn.cel.CelExpressionCompiler} is meant for other modules.
 */
@NullMarked
package io.github.kubeauthn.cel;

import org.jspecify.annotations.NullMarked;
