/** PEM as leniently as Go's {@code encoding/pem} reads it. */
@NullMarked
package io.github.kubeauthn.x509.pem;

import org.jspecify.annotations.NullMarked;
