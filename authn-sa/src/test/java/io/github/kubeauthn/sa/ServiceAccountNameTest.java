package io.github.kubeauthn.sa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountNameTest {

    @Test
    void a_user_name_holds_namespace_and_name() {
        assertThat(ServiceAccountName.ofUser("system:serviceaccount:kube-system:node.controller-2"))
                .contains(new ServiceAccountName("kube-system", "node.controller-2"));
    }

    @Test
    void names_may_be_as_long_as_kubernetes_lets_them() {
        String label = "a".repeat(63);
        String subdomain = "a".repeat(126) + "." + "b".repeat(126);

        assertThat(ServiceAccountName.ofUser("system:serviceaccount:" + label + ":" + subdomain))
                .isPresent();
        assertThat(ServiceAccountName.ofUser("system:serviceaccount:" + label + "a:x"))
                .isEmpty();
        assertThat(ServiceAccountName.ofUser("system:serviceaccount:x:" + subdomain + "b"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "admin",
                "system:serviceaccount:",
                "system:serviceaccount:a",
                "system:serviceaccount::a",
                "system:serviceaccount:a:",
                "system:serviceaccount:a:b:c",
                "system:serviceaccount:a.b:c",
                "system:serviceaccount:a:b.",
                "system:serviceaccount:a:.b",
                "system:serviceaccount:a:b..c",
                "system:serviceaccount:a:b.-c",
                "system:serviceaccount:a:b-.c",
                "system:serviceaccount:-a:b",
                "system:serviceaccount:a-:b",
                "system:serviceaccount:A:b",
                "system:serviceaccount:a:b/c",
                "system:serviceaccount:a:b\n",
            })
    void what_is_no_such_user_name_is_none(String userName) {
        assertThat(ServiceAccountName.ofUser(userName)).isEmpty();
    }

    @Test
    void the_user_is_in_the_groups_of_all_service_accounts_and_of_its_namespace() {
        ServiceAccountName name = new ServiceAccountName("ns", "app");

        assertThat(name.userName()).isEqualTo("system:serviceaccount:ns:app");
        assertThat(name.groups()).containsExactly("system:serviceaccounts", "system:serviceaccounts:ns");
    }
}
