/** Servers on the loopback that answer what a test tells them and remember what they were asked. */
@NullMarked
package io.github.kubeauthn.testkit.server;

import org.jspecify.annotations.NullMarked;
