package io.github.kubeauthn.x509.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructReaderTest {

    @Test
    void fields_follow_each_other() throws Exception {
        StructReader fields = reader("300a 020105 0401aa 06022a03").sequence();

        assertThat(fields.integer()).isEqualTo(5);
        assertThat(fields.octetString()).hasToString("aa");
        assertThat(fields.oid()).hasToString("1.2.3");
        assertThat(fields.isEmpty()).isTrue();
    }

    @Test
    void what_is_left_in_a_structure_does_not_count() throws Exception {
        assertThat(reader("3005 020105 0500").sequence().integer()).isEqualTo(5);
    }

    @Test
    void the_length_of_an_explicit_tag_does_not_count() throws Exception {
        assertThat(reader("a37f 020101").explicit(3).integer()).isEqualTo(1);
    }

    @Test
    void an_explicit_tag_that_is_missing_is_passed_over() throws Exception {
        StructReader fields = reader("020105");

        assertThat(fields.skipExplicit(0)).isFalse();
        assertThat(fields.integer()).isEqualTo(5);
        assertThat(fields.skipExplicit(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a000 0500", "8000 0500", "0500", "a0", "1f0500"})
    void an_explicit_tag_without_anything_inside_is_refused_even_where_it_is_optional(String hex) {
        assertThatThrownBy(() -> reader(hex).skipExplicit(0)).isInstanceOf(MalformedDerException.class);
    }

    @Test
    void a_raw_element_may_have_a_longer_tag() throws Exception {
        assertThat(reader("1f1f01aa").rawElement()).hasToString("1f1f01aa");
        assertThat(reader("1f812301aa").rawElement()).hasToString("1f812301aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f1e01aa", "1f801f01aa", "04817f", "0482000100", "0480", "040201", "0485ffffffffff"})
    void a_raw_element_that_is_not_der_is_refused(String hex) {
        assertThatThrownBy(() -> reader(hex).rawElement()).isInstanceOf(MalformedDerException.class);
    }

    private static StructReader reader(String hex) {
        return StructReader.of(DerBytes.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
