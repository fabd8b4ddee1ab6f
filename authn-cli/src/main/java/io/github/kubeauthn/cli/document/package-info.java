/** Machine-readable output: the objects of the API, and JSON and YAML of them. */
@NullMarked
package io.github.kubeauthn.cli.document;

import org.jspecify.annotations.NullMarked;
