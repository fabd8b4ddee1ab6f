/** How Go prints values, for messages that must read exactly as kube-apiserver's. */
@NullMarked
package io.github.kubeauthn.api.text;

import org.jspecify.annotations.NullMarked;
