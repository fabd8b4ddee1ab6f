/** The types of values that Kubernetes adds to CEL: quantities, versions, addresses, URLs, and named formats. */
@NullMarked
package io.github.kubeauthn.cel.object;

import org.jspecify.annotations.NullMarked;
