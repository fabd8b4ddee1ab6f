/** Certificates of any shape, and the authorities that sign them. */
@NullMarked
package io.github.kubeauthn.testkit.pki;

import org.jspecify.annotations.NullMarked;
