/**
 * What kube-apiserver v1.37.2 decides, recorded by asking its own code, as a data set on the class path: so that any implementation
 * can be held against it. The file {@code README.md} beside this class says what each field means.
 */
@NullMarked
package io.github.kubeauthn.testkit.vectors;

import org.jspecify.annotations.NullMarked;
