/** Tokens and passwords that stand in a file, which {@code io.github.kubeauthn.api.text.GoCsv} reads as Go's {@code encoding/csv} does. */
@NullMarked
package io.github.kubeauthn.token.file;

import org.jspecify.annotations.NullMarked;
