package io.github.kubeauthn.token.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlFieldsTest {

    @Test
    void absent_and_null_fields_are_empty() {
        YamlFields fields = fields("a: null\n");

        assertThat(fields.has("a")).isFalse();
        assertThat(fields.text("a")).isEmpty();
        assertThat(fields.text("b")).isEmpty();
        assertThat(fields.truth("b")).isFalse();
        assertThat(fields.fields("b").fields("c").text("d")).isEmpty();
        assertThat(fields.list("b")).isEmpty();
        assertThat(fields.texts("b")).isEmpty();
        assertThat(fields.textsByKey("b")).isEmpty();
    }

    @Test
    void fields_are_read_by_their_type() {
        YamlFields fields = fields("a: x\nb: yes\nc: {d: e}\nf: [{g: h}, null]\ni: [j, null]\nk: {l: m, o: null}\n");

        assertThat(fields.text("a")).isEqualTo("x");
        assertThat(fields.truth("b")).isTrue();
        assertThat(fields.fields("c").text("d")).isEqualTo("e");
        assertThat(fields.list("f")).extracting(item -> item.text("g")).containsExactly("h", "");
        assertThat(fields.texts("i")).isEqualTo(List.of("j", ""));
        assertThat(fields.textsByKey("k")).isEqualTo(Map.of("l", "m", "o", ""));
    }

    @Test
    void names_are_case_sensitive() {
        assertThat(fields("Name: x").text("name")).isEmpty();
    }

    @Test
    void an_error_says_file_line_field_and_why() {
        YamlFields metadata =
                fields("kind: X\nmetadata:\n  name: 5\n  labels: {a: true}\n").fields("metadata");

        assertThatThrownBy(() -> metadata.text("name"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("objects.yaml:3: metadata.name must be a string, not a number; put it in quotes");
        assertThatThrownBy(() -> metadata.textsByKey("labels"))
                .hasMessage("objects.yaml:4: metadata.labels.a must be a string, not a bool; put it in quotes");
        assertThatThrownBy(() -> metadata.requiredText("uid")).hasMessage("objects.yaml:3: metadata.uid is missing");
        assertThatThrownBy(() -> metadata.list("labels"))
                .hasMessage("objects.yaml:4: metadata.labels must be an array, not an object");
        assertThatThrownBy(() -> metadata.fields("name"))
                .hasMessage("objects.yaml:3: metadata.name must be an object, not a number");
    }

    @Test
    void a_document_that_is_no_mapping_is_refused() {
        assertThatThrownBy(() -> fields("- a"))
                .hasMessage("objects.yaml:1: the document must be an object, not an array");
    }

    private static YamlFields fields(String text) {
        try {
            return YamlFields.of("objects.yaml", YamlDocument.read(text));
        } catch (YamlSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
