/** What a verified token claims, and how claims become a user. Internal. */
@NullMarked
package io.github.kubeauthn.oidc.claim;

import org.jspecify.annotations.NullMarked;
