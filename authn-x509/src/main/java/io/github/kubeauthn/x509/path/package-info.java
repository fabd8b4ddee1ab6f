/** Paths from a certificate to a trusted one, found and judged as Go's {@code Certificate.Verify} does. */
@NullMarked
package io.github.kubeauthn.x509.path;

import org.jspecify.annotations.NullMarked;
