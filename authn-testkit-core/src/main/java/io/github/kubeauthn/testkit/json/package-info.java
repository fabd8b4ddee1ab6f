/** JSON in its plainest form, for tokens and fake servers. */
@NullMarked
package io.github.kubeauthn.testkit.json;

import org.jspecify.annotations.NullMarked;
