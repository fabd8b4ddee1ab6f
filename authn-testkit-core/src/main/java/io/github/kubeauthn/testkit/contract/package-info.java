/** The rules that a chain expects every authenticator to keep, as JUnit 5 tests to inherit. */
@NullMarked
package io.github.kubeauthn.testkit.contract;

import org.jspecify.annotations.NullMarked;
