/** The cluster's objects on which service account tokens depend: what is known of them, who finds them, and a cluster in memory. */
@NullMarked
package io.github.kubeauthn.sa.objects;

import org.jspecify.annotations.NullMarked;
