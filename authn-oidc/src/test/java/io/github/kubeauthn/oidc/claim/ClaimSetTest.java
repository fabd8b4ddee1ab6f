package io.github.kubeauthn.oidc.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.expression.Claims;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimSetTest {

    @Test
    void letter_case_matters_and_the_last_of_several_counts() {
        ClaimSet claims = claims("{\"a\":\"x\",\"A\":\"y\",\"a\":\"z\"}");
        assertThat(claims.string("a")).isEqualTo(new Success<>("z"));
        assertThat(claims.has("B")).isFalse();
        assertThat(claims.string("B")).isEqualTo(new Problem<>("claim not present"));
    }

    @Test
    void null_is_the_zero_value_of_every_type() {
        ClaimSet claims = claims("{\"a\":null}");
        assertThat(claims.has("a")).isTrue();
        assertThat(claims.string("a")).isEqualTo(new Success<>(""));
        assertThat(claims.bool("a")).isEqualTo(new Success<>(false));
        assertThat(claims.strings("a")).isEqualTo(new Success<>(List.of()));
    }

    @Test
    void strings_are_one_or_an_array_of_them() {
        assertThat(claims("{\"a\":\"x\"}").strings("a")).isEqualTo(new Success<>(List.of("x")));
        assertThat(claims("{\"a\":[\"x\",null,\"\"]}").strings("a")).isEqualTo(new Success<>(List.of("x", "", "")));
        assertThat(claims("{\"a\":[\"x\",5]}").strings("a"))
                .isEqualTo(new Problem<>("json: cannot unmarshal array into Go value of type string"));
        assertThat(claims("{\"a\":{}}").strings("a"))
                .isEqualTo(new Problem<>("json: cannot unmarshal object into Go value of type string"));
    }

    @Test
    void another_type_is_told() {
        assertThat(claims("{\"a\":5}").string("a"))
                .isEqualTo(new Problem<>("json: cannot unmarshal number into Go value of type string"));
        assertThat(claims("{\"a\":\"true\"}").bool("a"))
                .isEqualTo(new Problem<>("json: cannot unmarshal string into Go value of type bool"));
    }

    @Test
    void expressions_see_plain_values_in_which_every_number_is_a_double() {
        Claims claims = claims("{\"a\":{\"b\":[1,true,null,\"x\",{\"c\":[]}],\"d\":1,\"d\":2}}")
                .forExpressions();
        assertThat(claims.get("a"))
                .isEqualTo(new Claims.Value(
                        Map.of("b", Arrays.asList(1.0, true, null, "x", Map.of("c", List.of())), "d", 2.0)));
        assertThat(claims.get("x")).isNull();
        assertThat(claims.names()).containsExactly("a");
    }

    @Test
    void a_number_that_no_double_holds_harms_only_the_claim_that_it_is_in() {
        Claims claims = claims("{\"a\":[{\"b\":1e400}],\"c\":1}").forExpressions();
        assertThat(claims.get("a"))
                .isEqualTo(new Claims.Unreadable("claim \"a\" failed to unmarshal:"
                        + " json: cannot unmarshal number 1e400 into Go value of type float64"));
        assertThat(claims.get("c")).isEqualTo(new Claims.Value(1.0));
    }

    @Test
    void a_nest_as_deep_as_go_allows_is_converted() {
        Claims claims =
                claims("{\"a\":" + "[".repeat(9_999) + "]".repeat(9_999) + "}").forExpressions();
        Object value = ((Claims.Value) claims.get("a")).value();
        int depth = 0;
        while (value instanceof List<?> list && !list.isEmpty()) {
            value = list.get(0);
            depth++;
        }
        assertThat(depth).isEqualTo(9_998);
    }

    @Test
    void a_claim_may_be_put_in() {
        ClaimSet claims = claims("{\"a\":1}").with("b", Json.value("\"x\""));
        assertThat(claims.string("b")).isEqualTo(new Success<>("x"));
        assertThat(claims.has("a")).isTrue();
    }

    private static ClaimSet claims(String json) {
        return ClaimSet.of(Json.object(json));
    }
}
