/**
 * Tokens of OpenID Connect issuers: the authenticators of an AuthenticationConfiguration, how they reach their issuers, and
 * how they follow the configuration's file.
 */
@NullMarked
package io.github.kubeauthn.oidc;

import org.jspecify.annotations.NullMarked;
