/** What a vector asks and what an answer says, as JSON holds them. The project's conformance/README.md describes each field. */
@NullMarked
package io.github.kubeauthn.conformance.vector;

import org.jspecify.annotations.NullMarked;
