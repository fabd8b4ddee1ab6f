/** What the commands are told about an API server: its flags, its manifest, its cluster's objects. */
@NullMarked
package io.github.kubeauthn.cli.source;

import org.jspecify.annotations.NullMarked;
