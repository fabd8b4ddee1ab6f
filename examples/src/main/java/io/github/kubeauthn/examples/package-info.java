/** Small programs to copy from. */
@NullMarked
package io.github.kubeauthn.examples;

import org.jspecify.annotations.NullMarked;
