package io.github.kubeauthn.cel;

import io.github.kubeauthn.cel.compile.CompiledExpression;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.NullValue;
import io.github.kubeauthn.cel.value.Type;
import io.github.kubeauthn.oidc.expression.Evaluation;
import io.github.kubeauthn.oidc.expression.Expression;
import java.util.List;
import java.util.function.Function;

/** A compiled expression over what {@code variable} makes of its subject. */
final class CelExpression<T> implements Expression<T> {

    private final CompiledExpression.Good compiled;
    private final Function<T, Object> variable;

    CelExpression(CompiledExpression.Good compiled, Function<T, Object> variable) {
        this.compiled = compiled;
        this.variable = variable;
    }

    @Override
    public boolean yieldsBoolean() {
        return compiled.yieldsBoolean();
    }

    @Override
    public boolean selectsClaim(String name) {
        return compiled.selectedClaims().contains(name);
    }

    @Override
    public Evaluation evaluate(T subject) {
        Object value = compiled.program().evaluate(variable.apply(subject));
        if (value instanceof CelError error) {
            return new Evaluation.Failed(error.message());
        }
        if (value instanceof String text) {
            return new Evaluation.Text(text);
        }
        if (value instanceof Boolean truth) {
            return new Evaluation.Bool(truth);
        }
        List<String> texts = value instanceof CelList list ? list.texts() : null;
        if (texts != null) {
            return new Evaluation.Texts(texts);
        }
        return value == NullValue.NULL
                ? new Evaluation.Null()
                : new Evaluation.Other(Type.of(value).name());
    }
}
