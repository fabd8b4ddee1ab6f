/**
 * The AuthenticationConfiguration of kube-apiserver ({@code --authentication-config}; KEP-3331), and the {@code --oidc-*}
 * flags that say less of the same: read, checked, and told what is wrong in kube-apiserver's words.
 */
@NullMarked
package io.github.kubeauthn.oidc.configuration;

import org.jspecify.annotations.NullMarked;
