/** Several hundred malformed tokens, headers and certificates, the same in every run. */
@NullMarked
package io.github.kubeauthn.testkit.hostile;

import org.jspecify.annotations.NullMarked;
