/** X.509 certificates, read as strictly as Go's {@code crypto/x509} reads them. */
@NullMarked
package io.github.kubeauthn.x509.certificate;

import org.jspecify.annotations.NullMarked;
