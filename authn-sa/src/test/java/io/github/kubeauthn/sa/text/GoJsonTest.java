package io.github.kubeauthn.sa.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoJsonTest {

    @Test
    void values_are_written_without_white_space_in_the_order_of_their_map() {
        assertThat(GoJson.write(new TreeMap<>(Map.of("b", List.of(1, 2L), "a", Map.of("c", "d")))))
                .isEqualTo("{\"a\":{\"c\":\"d\"},\"b\":[1,2]}");
        assertThat(GoJson.write(List.of())).isEqualTo("[]");
    }

    @Test
    void characters_are_escaped_as_go_does() {
        assertThat(GoJson.write("\"\\\b\f\n\r\t\u0000\u001f<>&\u2028\u2029é\ud83d\ude00\ud800/\u007f"))
                .isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\\u003c\\u003e\\u0026\\u2028\\u2029"
                        + "é\ud83d\ude00\\ufffd/\u007f\"");
    }

    @Test
    void other_values_are_a_mistake() {
        assertThatThrownBy(() -> GoJson.write(1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
