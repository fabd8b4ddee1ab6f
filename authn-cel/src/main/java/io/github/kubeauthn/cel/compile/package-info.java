/**
 * Expressions to programs: cel-java parses and checks them in the environment that Kubernetes gives to the expressions of
 * an AuthenticationConfiguration ({@code pkg/authentication/cel/compile.go} of k8s.io/apiserver).
 */
@NullMarked
package io.github.kubeauthn.cel.compile;

import org.jspecify.annotations.NullMarked;
