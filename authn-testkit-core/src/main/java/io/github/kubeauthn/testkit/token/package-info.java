/** Tokens of any content, and the keys that sign them. */
@NullMarked
package io.github.kubeauthn.testkit.token;

import org.jspecify.annotations.NullMarked;
