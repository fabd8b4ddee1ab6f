package io.github.kubeauthn.oidc.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.configuration.CompiledRules;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimMappings;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimOrExpression;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.ClaimValidationRule;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.Issuer;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import io.github.kubeauthn.oidc.expression.Claims;
import io.github.kubeauthn.oidc.expression.Evaluation;
import io.github.kubeauthn.oidc.expression.Evaluation.Bool;
import io.github.kubeauthn.oidc.expression.Evaluation.Failed;
import io.github.kubeauthn.oidc.expression.Evaluation.Null;
import io.github.kubeauthn.oidc.expression.Evaluation.Other;
import io.github.kubeauthn.oidc.expression.Evaluation.Text;
import io.github.kubeauthn.oidc.expression.Evaluation.Texts;
import io.github.kubeauthn.oidc.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class UserMappingTest {

    private static final PrefixedClaimOrExpression NONE = PrefixedClaimOrExpression.none();
    private static final CompiledRules NO_RULES = new CompiledRules(null, null, null, List.of(), List.of(), List.of());

    @Test
    void claims_become_a_user_with_prefixes() {
        UserMapping mapping = byClaims(
                PrefixedClaimOrExpression.claim("name", "u:"),
                PrefixedClaimOrExpression.claim("groups", "g:"),
                new ClaimOrExpression("sub", ""));
        assertThat(mapping.map(claims("{\"name\":\"jane\",\"groups\":[\"a\",\"\"],\"sub\":\"1\"}")))
                .isEqualTo(new Success<>(new UserInfo("u:jane", "1", List.of("g:a", "g:"), Map.of())));
    }

    @Test
    void a_token_id_shows_in_extra() {
        UserMapping mapping = byClaims(PrefixedClaimOrExpression.claim("name", ""), NONE, ClaimOrExpression.none());
        assertThat(mapping.map(claims("{\"name\":\"jane\",\"jti\":\"7\"}")))
                .isEqualTo(new Success<>(new UserInfo(
                        "jane",
                        "",
                        List.of(),
                        Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=7")))));
        assertThat(mapping.map(claims("{\"name\":\"jane\",\"jti\":7}")))
                .isEqualTo(new Success<>(UserInfo.named("jane")));
        assertThat(mapping.map(claims("{\"name\":\"jane\",\"jti\":\"\"}")))
                .isEqualTo(new Success<>(UserInfo.named("jane")));
    }

    @Test
    void a_missing_group_claim_is_no_groups_but_a_missing_name_or_uid_is_an_error() {
        UserMapping mapping = byClaims(
                PrefixedClaimOrExpression.claim("name", ""),
                PrefixedClaimOrExpression.claim("groups", ""),
                new ClaimOrExpression("id", ""));
        assertThat(mapping.map(claims("{\"name\":\"jane\",\"id\":\"\"}")))
                .isEqualTo(new Success<>(UserInfo.named("jane")));
        assertThat(problem(mapping, "{\"id\":\"\"}"))
                .isEqualTo("oidc: parse username claims \"name\": claim not present");
        assertThat(problem(mapping, "{\"name\":\"jane\"}"))
                .isEqualTo("oidc: parse uid claim \"id\": claim not present");
        assertThat(problem(mapping, "{\"name\":\"jane\",\"groups\":5}"))
                .isEqualTo("oidc: parse groups claim \"groups\": json: cannot unmarshal number into Go value of type"
                        + " string");
    }

    @Test
    void an_email_must_be_verified_if_the_token_says_anything_about_it() {
        UserMapping mapping = byClaims(PrefixedClaimOrExpression.claim("email", ""), NONE, ClaimOrExpression.none());
        assertThat(mapping.map(claims("{\"email\":\"a@b\"}"))).isEqualTo(new Success<>(UserInfo.named("a@b")));
        assertThat(mapping.map(claims("{\"email\":\"a@b\",\"email_verified\":true}")))
                .isEqualTo(new Success<>(UserInfo.named("a@b")));
        assertThat(problem(mapping, "{\"email\":\"a@b\",\"email_verified\":false}"))
                .isEqualTo("oidc: email not verified");
        assertThat(problem(mapping, "{\"email\":\"a@b\",\"email_verified\":null}"))
                .isEqualTo("oidc: email not verified");
        assertThat(problem(mapping, "{\"email\":\"a@b\",\"email_verified\":\"true\"}"))
                .isEqualTo(
                        "oidc: parse 'email_verified' claim: json: cannot unmarshal string into Go value of type bool");
    }

    @Test
    void a_required_claim_must_have_its_value() {
        UserMapping mapping = new UserMapping(
                configuration(
                        PrefixedClaimOrExpression.claim("name", ""),
                        NONE,
                        ClaimOrExpression.none(),
                        List.of(new ClaimValidationRule("hd", "example.com", "", ""))),
                NO_RULES);
        assertThat(mapping.map(claims("{\"name\":\"jane\",\"hd\":\"example.com\"}")))
                .isEqualTo(new Success<>(UserInfo.named("jane")));
        assertThat(problem(mapping, "{\"name\":\"jane\"}"))
                .isEqualTo("oidc: required claim hd not present in ID token");
        assertThat(problem(mapping, "{\"name\":\"jane\",\"hd\":\"x\"}"))
                .isEqualTo("oidc: required claim hd value does not match. Got = x, want = example.com");
        assertThat(problem(mapping, "{\"name\":\"jane\",\"hd\":[]}"))
                .isEqualTo("oidc: parse claim hd: json: cannot unmarshal array into Go value of type string");
    }

    @Test
    void expressions_yield_the_user() {
        CompiledRules rules = new CompiledRules(
                yielding(new Text("jane")),
                yielding(new Texts(List.of("a", "", "b"))),
                yielding(new Text("1")),
                List.of(
                        extra("a.b/one", new Text("x")),
                        extra("a.b/list", new Texts(List.of("", "y"))),
                        extra("a.b/empty", new Text("")),
                        extra("a.b/null", new Null())),
                List.of(),
                List.of());
        assertThat(byExpressions(rules).map(claims("{}")))
                .isEqualTo(new Success<>(new UserInfo(
                        "jane", "1", List.of("a", "b"), Map.of("a.b/one", List.of("x"), "a.b/list", List.of("y")))));
    }

    @Test
    void an_empty_name_by_expression_is_refused_while_one_by_claim_is_not() {
        CompiledRules rules = new CompiledRules(yielding(new Text("")), null, null, List.of(), List.of(), List.of());
        assertThat(problem(byExpressions(rules), "{}"))
                .isEqualTo("oidc: empty username via CEL expression is not allowed");
        assertThat(byClaims(PrefixedClaimOrExpression.claim("name", ""), NONE, ClaimOrExpression.none())
                        .map(claims("{\"name\":\"\"}")))
                .isEqualTo(new Success<>(UserInfo.named("")));
    }

    @Test
    void what_is_no_text_or_no_list_of_texts_is_told_for_each_field() {
        Evaluation other = new Other("int");
        assertThat(problem(byExpressions(rules(other, new Null(), new Text(""))), "{}"))
                .isEqualTo("oidc: error evaluating username claim expression: username claim expression must return a"
                        + " string");
        assertThat(problem(byExpressions(rules(new Text("u"), other, new Text(""))), "{}"))
                .isEqualTo("oidc: error evaluating group claim expression: expression must return a string or a list of"
                        + " strings");
        assertThat(problem(byExpressions(rules(new Text("u"), new Null(), other)), "{}"))
                .isEqualTo("oidc: error evaluating uid claim expression: uid claim expression must return a string");
        CompiledRules extra = new CompiledRules(
                yielding(new Text("u")), null, null, List.of(extra("a.b/c", other)), List.of(), List.of());
        assertThat(problem(byExpressions(extra), "{}"))
                .isEqualTo("oidc: error evaluating extra claim expression: text of a.b/c: expression must return a"
                        + " string or a list of strings");
    }

    @Test
    void an_expression_that_fails_is_told_with_its_text() {
        Evaluation failed = new Failed("no such key: x");
        assertThat(problem(byExpressions(rules(failed, new Null(), new Text(""))), "{}"))
                .isEqualTo("oidc: error evaluating username claim expression: expression 'username text' resulted in"
                        + " error: no such key: x");
        CompiledRules extra = new CompiledRules(
                yielding(new Text("u")),
                null,
                null,
                List.of(extra("a.b/c", new Other("int")), extra("a.b/d", failed)),
                List.of(),
                List.of());
        assertThat(problem(byExpressions(extra), "{}"))
                .as("all are evaluated before any is judged")
                .isEqualTo("expression 'text of a.b/d' resulted in error: no such key: x");
    }

    @Test
    void every_rule_must_yield_true() {
        assertThat(problem(withClaimRules(rule("a", new Bool(true), ""), rule("b", new Bool(false), "why")), "{}"))
                .isEqualTo("oidc: error evaluating claim validation expression: validation expression 'b' failed: why");
        assertThat(problem(withClaimRules(rule("a", new Bool(false), ""), rule("b", new Failed("x"), "")), "{}"))
                .isEqualTo("oidc: error evaluating claim validation expression: expression 'b' resulted in error: x");
        assertThat(problem(withClaimRules(rule("a", new Null(), "")), "{}"))
                .isEqualTo("oidc: error evaluating claim validation expression: validation expression must return a"
                        + " boolean");
    }

    @Test
    void user_rules_see_the_whole_user() {
        Expression<UserInfo> isJane =
                new Constant<>(user -> new Bool(user.name().equals("jane")));
        CompiledRules rules = new CompiledRules(
                null, null, null, List.of(), List.of(), List.of(new CompiledRules.Rule<>("is jane", "no", isJane)));
        UserMapping mapping = new UserMapping(
                configuration(PrefixedClaimOrExpression.claim("name", ""), NONE, ClaimOrExpression.none(), List.of()),
                rules);
        assertThat(mapping.map(claims("{\"name\":\"jane\"}"))).isEqualTo(new Success<>(UserInfo.named("jane")));
        assertThat(problem(mapping, "{\"name\":\"joe\"}"))
                .isEqualTo(
                        "oidc: error evaluating user info validation rule: validation expression 'is jane' failed: no");
    }

    private static CompiledRules rules(Evaluation username, Evaluation groups, Evaluation uid) {
        return new CompiledRules(yielding(username), yielding(groups), yielding(uid), List.of(), List.of(), List.of());
    }

    @SafeVarargs
    private static UserMapping withClaimRules(CompiledRules.Rule<Claims>... claimRules) {
        return byExpressions(
                new CompiledRules(yielding(new Text("u")), null, null, List.of(), List.of(claimRules), List.of()));
    }

    private static CompiledRules.Rule<Claims> rule(String text, Evaluation evaluation, String message) {
        return new CompiledRules.Rule<>(text, message, yielding(evaluation));
    }

    private static CompiledRules.Extra extra(String key, Evaluation evaluation) {
        return new CompiledRules.Extra(key, "text of " + key, yielding(evaluation));
    }

    private static Expression<Claims> yielding(Evaluation evaluation) {
        return new Constant<>(claims -> evaluation);
    }

    private record Constant<T>(Function<T, Evaluation> evaluation) implements Expression<T> {

        @Override
        public boolean yieldsBoolean() {
            return false;
        }

        @Override
        public boolean selectsClaim(String name) {
            return false;
        }

        @Override
        public Evaluation evaluate(T subject) {
            return evaluation.apply(subject);
        }
    }

    private static UserMapping byExpressions(CompiledRules rules) {
        return new UserMapping(
                configuration(
                        PrefixedClaimOrExpression.expression("username text"),
                        PrefixedClaimOrExpression.expression("groups text"),
                        new ClaimOrExpression("", "uid text"),
                        List.of()),
                rules);
    }

    private static UserMapping byClaims(
            PrefixedClaimOrExpression username, PrefixedClaimOrExpression groups, ClaimOrExpression uid) {
        return new UserMapping(configuration(username, groups, uid, List.of()), NO_RULES);
    }

    private static JwtAuthenticatorConfiguration configuration(
            PrefixedClaimOrExpression username,
            PrefixedClaimOrExpression groups,
            ClaimOrExpression uid,
            List<ClaimValidationRule> rules) {
        return new JwtAuthenticatorConfiguration(
                new Issuer("https://issuer.example.com", "", "", List.of("a"), "", ""),
                rules,
                new ClaimMappings(username, groups, uid, List.of()),
                List.of());
    }

    private static ClaimSet claims(String json) {
        return ClaimSet.of(Json.object(json));
    }

    private static String problem(UserMapping mapping, String claims) {
        Outcome<UserInfo> outcome = mapping.map(claims(claims));
        assertThat(outcome).isInstanceOf(Problem.class);
        return ((Problem<UserInfo>) outcome).message();
    }
}
