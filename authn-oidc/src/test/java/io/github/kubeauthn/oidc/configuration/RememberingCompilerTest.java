package io.github.kubeauthn.oidc.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Compilation;
import io.github.kubeauthn.oidc.expression.ExpressionCompiler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingCompilerTest {

    private final List<String> compiled = new ArrayList<>();
    private final RememberingCompiler compiler = new RememberingCompiler(new Recording());

    @Test
    void an_expression_is_compiled_once() {
        Compilation<Claims> first = compiler.compileClaimsExpression("claims.sub");

        assertThat(compiler.compileClaimsExpression("claims.sub")).isSameAs(first);
        assertThat(compiled).containsExactly("claims: claims.sub");
    }

    @Test
    void the_same_text_over_claims_and_over_users_is_two_expressions() {
        compiler.compileClaimsExpression("true");
        compiler.compileUserExpression("true");
        compiler.compileUserExpression("true");

        assertThat(compiled).containsExactly("claims: true", "user: true");
    }

    @Test
    void an_expression_that_nobody_asked_for_since_1024_others_is_compiled_anew() {
        compiler.compileClaimsExpression("first");
        for (int i = 0; i < 1023; i++) {
            compiler.compileClaimsExpression("other " + i);
        }
        compiler.compileClaimsExpression("first");
        assertThat(compiled).hasSize(1024);

        for (int i = 0; i < 1024; i++) {
            compiler.compileClaimsExpression("another " + i);
        }
        compiler.compileClaimsExpression("first");
        assertThat(compiled).hasSize(2049).endsWith("claims: first");
    }

    @Test
    void an_expression_of_more_than_4096_characters_is_not_kept() {
        String longest = "a".repeat(4096);
        compiler.compileClaimsExpression(longest);
        compiler.compileClaimsExpression(longest);
        compiler.compileClaimsExpression(longest + "a");
        compiler.compileClaimsExpression(longest + "a");

        assertThat(compiled).hasSize(3);
    }

    private final class Recording implements ExpressionCompiler {

        @Override
        public Compilation<Claims> compileClaimsExpression(String expression) {
            compiled.add("claims: " + expression);
            return new Compilation.Invalid<>("compilation failed: " + expression);
        }

        @Override
        public Compilation<UserInfo> compileUserExpression(String expression) {
            compiled.add("user: " + expression);
            return new Compilation.Invalid<>("compilation failed: " + expression);
        }
    }
}
