/** How the program talks to whoever runs it: colour and width on a terminal, plain text in a pipe. */
@NullMarked
package io.github.kubeauthn.cli.terminal;

import org.jspecify.annotations.NullMarked;
