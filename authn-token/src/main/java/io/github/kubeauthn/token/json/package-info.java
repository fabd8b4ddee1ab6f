/**
 * JSON as the readers that Kubernetes uses understand it: Go's {@code encoding/json}, go-jose's variant of it, and that of
 * sigs.k8s.io/json. They differ in what a repeated key, another letter case or an unfit value means, and decisions depend on it.
 */
@NullMarked
package io.github.kubeauthn.token.json;

import org.jspecify.annotations.NullMarked;
