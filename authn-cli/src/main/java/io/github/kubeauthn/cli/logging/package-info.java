/** Where the program's log goes, and how its lines look. */
@NullMarked
package io.github.kubeauthn.cli.logging;

import org.jspecify.annotations.NullMarked;
