/** Whom a TLS client believes, by the rules of Go's {@code crypto/tls}; for the modules that ask servers. */
@NullMarked
package io.github.kubeauthn.x509.tls;

import org.jspecify.annotations.NullMarked;
