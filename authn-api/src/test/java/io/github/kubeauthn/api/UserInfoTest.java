package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserInfoTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8, 9, 200})
    void what_is_added_to_a_user_is_a_map_in_order_whatever_its_size(int size) {
        Map<String, List<String>> added = values(size);

        Map<String, List<String>> extra =
                UserInfo.named("jane").withExtra(added).extra();

        assertThat(extra).isEqualTo(added).hasSameHashCodeAs(added).hasToString(added.toString());
        assertThat(added).isEqualTo(extra);
        assertThat(extra.keySet()).containsExactlyElementsOf(added.keySet());
        assertThat(extra.get("example.com/absent")).isNull();
        assertThat(extra.containsKey("example.com/absent")).isFalse();
        added.forEach((key, value) -> assertThat(extra.get(key)).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void what_is_added_to_a_user_does_not_change_any_more(int size) {
        Map<String, List<String>> added = values(size);
        UserInfo user = UserInfo.named("jane").withExtra(added);

        added.get("example.com/0").add("later");
        added.clear();

        assertThat(user.extra()).isEqualTo(values(size));
        assertThat(user.plusGroup("dev").extra()).isSameAs(user.extra());
        assertThatThrownBy(() -> user.extra().put("example.com/more", List.of()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> user.extra().remove("example.com/0"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void going_through_what_is_added_ends(int size) {
        Iterator<Map.Entry<String, List<String>>> entries = UserInfo.named("jane")
                .withExtra(values(size))
                .extra()
                .entrySet()
                .iterator();
        for (int i = 0; i < size; i++) {
            entries.next();
        }

        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    private static Map<String, List<String>> values(int size) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            values.put("example.com/" + i, new ArrayList<>(List.of("a" + i, "b" + i)));
        }
        return values;
    }
}
