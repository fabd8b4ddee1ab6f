/** What is shown to an authenticator, and what came of it. */
@NullMarked
package io.github.kubeauthn.testkit.question;

import org.jspecify.annotations.NullMarked;
