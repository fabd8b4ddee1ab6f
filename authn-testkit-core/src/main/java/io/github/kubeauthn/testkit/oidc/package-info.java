/** An OpenID Connect provider in the test's own process. */
@NullMarked
package io.github.kubeauthn.testkit.oidc;

import org.jspecify.annotations.NullMarked;
