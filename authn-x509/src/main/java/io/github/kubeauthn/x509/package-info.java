/** Client certificates and the front proxy's request headers, as kube-apiserver reads them. */
@NullMarked
package io.github.kubeauthn.x509;

import org.jspecify.annotations.NullMarked;
