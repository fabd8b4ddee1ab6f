/** JSON as Go's {@code encoding/json} writes it, byte by byte: patches, claims and key sets. */
@NullMarked
package io.github.kubeauthn.sa.json;

import org.jspecify.annotations.NullMarked;
