/** A JUnit 5 extension that starts a whole chain for each test, and everything around it. */
@NullMarked
package io.github.kubeauthn.testkit.junit;

import org.jspecify.annotations.NullMarked;
