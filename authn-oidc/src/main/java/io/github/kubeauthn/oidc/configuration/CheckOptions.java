package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.oidc.expression.ExpressionCompiler;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a configuration is checked.
 *
 * @param disallowedIssuers issuers that it must not name: those of service account tokens
 * @param compiler compiles its expressions
 * @param egressSelector whether it may choose the way to an issuer (feature gate
 *     {@code StructuredAuthenticationConfigurationEgressSelector}, on by default)
 */
public record CheckOptions(Set<String> disallowedIssuers, ExpressionCompiler compiler, boolean egressSelector) {

    public CheckOptions {
        disallowedIssuers = Set.copyOf(disallowedIssuers);
    }

    /**
     * The defaults: no issuer is disallowed, which is how kube-apiserver checks a configuration when it starts; expressions
     * are compiled by what is on the class path, and where there is nothing, each of them is an error that names the missing
     * module.
     */
    public static CheckOptions defaults() {
        ExpressionCompiler compiler = ExpressionCompiler.installed()
                .<ExpressionCompiler>map(RememberingCompiler::new)
                .orElseGet(AbsentExpressionCompiler::new);
        return new CheckOptions(Set.of(), compiler, true);
    }

    public CheckOptions withDisallowedIssuers(Collection<String> issuers) {
        return new CheckOptions(new TreeSet<>(issuers), compiler, egressSelector);
    }

    public CheckOptions withCompiler(ExpressionCompiler newCompiler) {
        return new CheckOptions(disallowedIssuers, newCompiler, egressSelector);
    }

    public CheckOptions withEgressSelector(boolean newEgressSelector) {
        return new CheckOptions(disallowedIssuers, compiler, newEgressSelector);
    }
}
