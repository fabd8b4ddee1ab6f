/**
 * The expressions (CEL) of an AuthenticationConfiguration, as far as this module needs to know them. It does not evaluate
 * any itself: the module {@code authn-cel} does, and is found on the class path.
 */
@NullMarked
package io.github.kubeauthn.oidc.expression;

import org.jspecify.annotations.NullMarked;
