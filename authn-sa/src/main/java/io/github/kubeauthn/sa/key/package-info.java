/** The keys of service account tokens, and what JOSE calls them. */
@NullMarked
package io.github.kubeauthn.sa.key;

import org.jspecify.annotations.NullMarked;
