/**
 * Signed JWTs, read exactly as strictly as kube-apiserver reads them: it uses go-jose v2 (gopkg.in/go-jose/go-jose.v2), whose
 * rules on encoding, headers and signatures are those of this package.
 */
@NullMarked
package io.github.kubeauthn.token.jose;

import org.jspecify.annotations.NullMarked;
