/** Service account tokens: verify, issue and publish keys. */
@NullMarked
package io.github.kubeauthn.sa;

import org.jspecify.annotations.NullMarked;
