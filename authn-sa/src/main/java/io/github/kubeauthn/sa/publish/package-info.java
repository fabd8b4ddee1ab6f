/** Publishing the keys of service account tokens, so that others can verify these tokens by OpenID Connect discovery. */
@NullMarked
package io.github.kubeauthn.sa.publish;

import org.jspecify.annotations.NullMarked;
