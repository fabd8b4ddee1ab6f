/** Public keys as certificates and key files hold them, and what they sign. */
@NullMarked
package io.github.kubeauthn.x509.key;

import org.jspecify.annotations.NullMarked;
