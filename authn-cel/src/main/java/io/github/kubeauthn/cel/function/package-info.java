/**
 * The functions that expressions of Kubernetes may call: CEL's own, its extensions (strings 2, lists 3, sets, optionals,
 * comprehensions over two variables), and those of Kubernetes. Each is declared with its signatures, which a type checker
 * needs, and with what it does.
 */
@NullMarked
package io.github.kubeauthn.cel.function;

import org.jspecify.annotations.NullMarked;
