package io.github.kubeauthn.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "\n", "\u000b", "\f", "\r", "\u0085", "\u00a0", "\u1680", "\u2000", "\u200a", "\u2028",
                "\u2029", "\u202f", "\u205f", "\u3000"
            })
    void white_space_is_what_unicode_calls_so(String space) {
        assertThat(GoText.trimSpace(space + "a" + space + "b" + space)).isEqualTo("a" + space + "b");
        assertThat(GoText.withoutSpace(space + "a" + space + "b" + space)).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\b", "\u000e", "\u001f", "\u200b", "\u180e", "\ufeff", "\u2060"})
    void what_only_looks_empty_is_no_white_space(String other) {
        assertThat(GoText.trimSpace(other)).isEqualTo(other);
        assertThat(GoText.withoutSpace(other)).isEqualTo(other);
    }

    @Test
    void nothing_is_left_of_white_space_alone() {
        assertThat(GoText.trimSpace(" \t ")).isEmpty();
        assertThat(GoText.trimSpace("")).isEmpty();
    }

    @Test
    void text_without_white_space_is_given_back_as_it_is() {
        String text = "abc";
        assertThat(GoText.withoutSpace(text)).isSameAs(text);
    }

    @Test
    void case_folds_as_in_go() {
        assertThat(GoText.equalFoldAscii("websocket", "WebSocket")).isTrue();
        assertThat(GoText.equalFoldAscii("websocket", "web\u017foc\u212aet")).isTrue();
        assertThat(GoText.equalFoldAscii("bearer", "bearer ")).isFalse();
        assertThat(GoText.equalFoldAscii("iss", "\u0130ss")).isFalse();
        assertThat(GoText.equalFoldAscii("iss", "\u0131ss")).isFalse();
    }
}
