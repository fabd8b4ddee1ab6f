/** How an issuer is found and asked, and how its tokens are verified. Internal. */
@NullMarked
package io.github.kubeauthn.oidc.issuer;

import org.jspecify.annotations.NullMarked;
