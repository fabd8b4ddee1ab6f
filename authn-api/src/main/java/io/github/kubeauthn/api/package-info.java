/** Requests, results and users: the vocabulary of Kubernetes authentication, and the one interface behind which every mechanism stands. */
@NullMarked
package io.github.kubeauthn.api;

import org.jspecify.annotations.NullMarked;
