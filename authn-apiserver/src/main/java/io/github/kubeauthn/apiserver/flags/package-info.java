/** kube-apiserver's command line: what its authentication flags say, whether they go together, and the chain they mean. */
@NullMarked
package io.github.kubeauthn.apiserver.flags;

import org.jspecify.annotations.NullMarked;
