/** YAML as Kubernetes reads it: one way for objects, static pod manifests, kubeconfigs and configuration files. */
@NullMarked
package io.github.kubeauthn.token.yaml;

import org.jspecify.annotations.NullMarked;
