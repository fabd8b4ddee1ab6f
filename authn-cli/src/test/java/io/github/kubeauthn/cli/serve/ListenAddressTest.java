package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenAddressTest {

    @Test
    void is_loopback_and_the_usual_port_where_flags_say_nothing() {
        assertThat(ListenAddress.ofFlags(List.of(), List.of())).isEqualTo(new ListenAddress("127.0.0.1", 6443));
    }

    @Test
    void is_what_the_last_flags_say() {
        assertThat(ListenAddress.ofFlags(List.of("0.0.0.0"), List.of("6443", "7443")))
                .isEqualTo(new ListenAddress("0.0.0.0", 7443));
    }

    @Test
    void refuses_a_port_that_kube_apiserver_refuses() {
        assertThatThrownBy(() -> ListenAddress.ofFlags(List.of(), List.of("0")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("--secure-port 0 must be between 1 and 65535, inclusive. It cannot be turned off with 0");
    }

    @Test
    void reads_an_address_of_ipv6_in_brackets() {
        assertThat(ListenAddress.parse("[::1]:0")).isEqualTo(new ListenAddress("::1", 0));
        assertThat(ListenAddress.parse("[::1]:0").url(8443)).isEqualTo("https://[::1]:8443");
        assertThatThrownBy(() -> ListenAddress.parse("::1:0")).hasMessageContaining("[::1]:6443");
    }

    @Test
    void tells_clients_an_address_that_they_can_reach() {
        assertThat(new ListenAddress("0.0.0.0", 0).url(8443)).isEqualTo("https://127.0.0.1:8443");
    }
}
