package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void names_meet_without_regard_to_case() {
        Headers headers = Headers.builder()
                .add("x-REMOTE-user", "jane")
                .add("X-Remote-User", "joe")
                .build();

        assertThat(headers.names()).containsExactly("X-Remote-User");
        assertThat(headers.values("X-REMOTE-USER")).containsExactly("jane", "joe");
        assertThat(headers.first("x-remote-user")).isEqualTo("jane");
    }

    @Test
    void a_header_that_is_not_there_has_no_values() {
        assertThat(Headers.empty().values("Authorization")).isEmpty();
        assertThat(Headers.empty().first("Authorization")).isEmpty();
    }

    @Test
    void a_name_that_no_header_may_have_is_left_as_it_is_and_meets_no_proper_one() {
        Headers headers = Headers.builder().add("x-remote user", "jane").build();

        assertThat(headers.names()).containsExactly("x-remote user");
        assertThat(headers.values("X-Remote User")).isEmpty();
    }

    @Test
    void a_removed_prefix_takes_every_header_that_begins_with_it_in_any_case() {
        Headers headers = Headers.builder()
                .add("X-Remote-Extra-Scopes", "a")
                .add("X-Remote-Extra-", "b")
                .add("X-Remote-Extr", "c")
                .build();

        Headers left = headers.edited(List.of(new HeaderEdit.RemovePrefix("x-remote-EXTRA-")));

        assertThat(left.names()).containsExactly("X-Remote-Extr");
        assertThat(headers.names()).as("the original is not touched").hasSize(3);
    }

    @Test
    void a_removed_header_goes_whatever_its_case_and_the_others_stay() {
        Headers headers =
                Headers.builder().add("Authorization", "a").add("Accept", "b").build();

        Headers left = headers.edited(List.of(
                new HeaderEdit.Remove("X-None"),
                new HeaderEdit.RemovePrefix("X-None-"),
                new HeaderEdit.Remove("AUTHORIZATION")));

        assertThat(left.names()).containsExactly("Accept");
        assertThat(left.edited(List.of(new HeaderEdit.Remove("accept"))).isEmpty())
                .isTrue();
        assertThat(headers.names()).as("the original is not touched").hasSize(2);
    }

    @Test
    void a_replaced_header_keeps_just_the_new_value() {
        Headers headers = Headers.builder()
                .add("Sec-Websocket-Protocol", "a")
                .add("Sec-Websocket-Protocol", "b")
                .build();

        assertThat(headers.edited(List.of(new HeaderEdit.Replace("sec-websocket-protocol", "c")))
                        .values("Sec-WebSocket-Protocol"))
                .containsExactly("c");
    }

    @Test
    void values_never_show_in_the_text_form() {
        assertThat(Headers.builder()
                        .add("Authorization", "Bearer s3cret")
                        .build()
                        .toString())
                .contains("Authorization")
                .doesNotContain("s3cret");
    }
}
