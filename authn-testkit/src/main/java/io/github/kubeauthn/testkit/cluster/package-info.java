/** The objects of a cluster, by builder, and the service account tokens that go with them. */
@NullMarked
package io.github.kubeauthn.testkit.cluster;

import org.jspecify.annotations.NullMarked;
