/**
 * Programs: what a checked expression becomes, and how it runs.
 *
 * <p>They are not those of cel-java, because Kubernetes refuses an evaluation whose cost passes a limit, and what an
 * evaluation costs depends on how cel-go plans it ({@code interpreter/planner.go}, {@code interpreter/runtimecost.go} of
 * github.com/google/cel-go). The plan here is the same, so that the cost is.
 */
@NullMarked
package io.github.kubeauthn.cel.program;

import org.jspecify.annotations.NullMarked;
