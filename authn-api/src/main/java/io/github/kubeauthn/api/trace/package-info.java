/** The decision trace: who was asked, in which order, what each said and why. */
@NullMarked
package io.github.kubeauthn.api.trace;

import org.jspecify.annotations.NullMarked;
