package io.github.kubeauthn.token.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentNamesTest {

    @ParameterizedTest
    @FieldSource("io.github.kubeauthn.token.json.FrequentNames#NAMES")
    void every_name_is_found_as_the_same_string(String name) {
        assertThat(find(name)).isSameAs(name);
        assertThat(find(name + "x")).isNotEqualTo(name);
        assertThat(find(name.substring(1))).isNotEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "i", "is", "iSs", "ISS", "isx", "is\u00e9", "kubernetes_io"})
    void other_names_are_not_found(String name) {
        assertThat(find(name)).isNull();
    }

    @Test
    void names_are_looked_for_where_they_stand() {
        byte[] text = "\"iss\":1".getBytes(StandardCharsets.UTF_8);

        assertThat(FrequentNames.find(text, 1, 4)).isEqualTo("iss");
        assertThat(FrequentNames.find(text, 0, 4)).isNull();
    }

    private static String find(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return FrequentNames.find(text, 0, text.length);
    }
}
