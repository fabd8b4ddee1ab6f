/** Making certificates: an authority, its clients and its servers. */
@NullMarked
package io.github.kubeauthn.cli.pki;

import org.jspecify.annotations.NullMarked;
