/** Puts the questions of vectors to this library and writes down what it answers. */
@NullMarked
package io.github.kubeauthn.conformance.run;

import org.jspecify.annotations.NullMarked;
