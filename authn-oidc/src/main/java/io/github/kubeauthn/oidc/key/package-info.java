/**
 * The keys with which an issuer signs its tokens, and where they come from: fetched from the issuer, or from a file, from
 * memory, or from whoever fetched them already.
 */
@NullMarked
package io.github.kubeauthn.oidc.key;

import org.jspecify.annotations.NullMarked;
