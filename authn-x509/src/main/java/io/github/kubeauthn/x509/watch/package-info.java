/** Following files that change while the process runs. */
@NullMarked
package io.github.kubeauthn.x509.watch;

import org.jspecify.annotations.NullMarked;
