package io.github.kubeauthn.x509.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "example.com", "*.example.com", "a_b.example.com", "!.~", "1.2.3.4", "::1"})
    void labels_of_visible_characters_are_a_name(String text) {
        assertThat(DomainName.isValid(text)).isTrue();
        assertThat(DomainName.isValidConstraint(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a.", "a..b", "..a", "a b", "a\u007f", "a\u0000", "é"})
    void an_empty_label_or_anything_invisible_is_none(String text) {
        assertThat(DomainName.isValid(text)).isFalse();
        assertThat(DomainName.isValidConstraint(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", ".example.com"})
    void a_leading_period_is_for_constraints(String text) {
        assertThat(DomainName.isValid(text)).isFalse();
        assertThat(DomainName.isValidConstraint(text)).isTrue();
    }
}
