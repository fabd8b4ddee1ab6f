/** DER as strictly as Go's {@code cryptobyte} reads it. */
@NullMarked
package io.github.kubeauthn.x509.der;

import org.jspecify.annotations.NullMarked;
