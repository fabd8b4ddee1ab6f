package io.github.kubeauthn.x509.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainSetTest {

    private final DomainSet set =
            DomainSet.permitting(List.of("example.com", ".example.org", "b.example.com", "a-b.net"));

    @ParameterizedTest
    @CsvSource({
        "example.com,example.com",
        "EXAMPLE.com,example.com",
        "a.example.com,example.com",
        "a.b.example.com,example.com",
        "x.example.org,.example.org",
        "a-b.net,a-b.net"
    })
    void a_name_lies_in_the_subtree_of_its_last_labels(String name, String subtree) {
        assertThat(set.subtreeOf(name)).isEqualTo(subtree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "xexample.com", "example.org", "b.net", "a.com", "", "example.comm"})
    void any_other_name_lies_in_none(String name) {
        assertThat(set.subtreeOf(name)).isNull();
    }

    @Test
    void an_empty_subtree_holds_every_name() {
        assertThat(DomainSet.permitting(List.of("example.com", "")).subtreeOf("anything"))
                .isEmpty();
    }

    @Test
    void a_hyphen_does_not_come_between_a_subtree_and_what_lies_in_it() {
        DomainSet hyphens = DomainSet.permitting(List.of("a.com", "a.a.com", "a-a.com"));

        assertThat(hyphens.subtreeOf("b.a.a.com")).isEqualTo("a.com");
        assertThat(hyphens.subtreeOf("b.a-a.com")).isEqualTo("a-a.com");
    }

    @Test
    void an_asterisk_that_could_stand_for_an_excluded_name_is_excluded() {
        assertThat(DomainSet.excluding(List.of("Bad.Example.com")).subtreeOf("*.EXAMPLE.com"))
                .isEqualTo("bad.example.com");
        assertThat(DomainSet.excluding(List.of("bad.example.com")).subtreeOf("*.com"))
                .isNull();
        assertThat(DomainSet.permitting(List.of("bad.example.com")).subtreeOf("*.example.com"))
                .isNull();
    }
}
