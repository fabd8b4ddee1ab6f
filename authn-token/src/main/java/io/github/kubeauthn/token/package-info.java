/** Bearer tokens: how they travel, and the strict reading that all of them share. */
@NullMarked
package io.github.kubeauthn.token;

import org.jspecify.annotations.NullMarked;
