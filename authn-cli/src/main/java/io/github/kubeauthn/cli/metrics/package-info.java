/** kube-apiserver's metrics about authentication, in the text format of Prometheus. */
@NullMarked
package io.github.kubeauthn.cli.metrics;

import org.jspecify.annotations.NullMarked;
