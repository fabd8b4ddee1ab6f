package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BearerTokenTest {

    private record Reversed(String text) {}

    @Test
    void a_form_is_read_once() {
        AtomicInteger readings = new AtomicInteger();
        BearerToken token = BearerToken.of("abc");

        for (int i = 0; i < 3; i++) {
            assertThat(token.form(Reversed.class, text -> {
                                readings.incrementAndGet();
                                return new Reversed(
                                        new StringBuilder(text).reverse().toString());
                            })
                            .text())
                    .isEqualTo("cba");
        }
        assertThat(readings).hasValue(1);
    }

    @Test
    void a_form_goes_along_with_another_context() {
        BearerToken token = BearerToken.of("abc");
        Reversed reversed = token.form(Reversed.class, Reversed::new);

        assertThat(token.withContext(AuthenticationContext.unlimited().withNonBlocking(true))
                        .form(Reversed.class, Reversed::new))
                .isSameAs(reversed);
    }

    @Test
    void a_token_within_a_text_is_the_part_of_it() {
        BearerToken token = BearerToken.within("Bearer abc ", 7, 10, AuthenticationContext.unlimited());
        char[] chars = new char[3];
        token.copyChars(1, 3, chars, 1);

        assertThat(token.token()).isEqualTo("abc");
        assertThat(token.length()).isEqualTo(3);
        assertThat(chars).containsExactly('\0', 'b', 'c');
        assertThat(token.withContext(AuthenticationContext.unlimited().withNonBlocking(true))
                        .token())
                .isEqualTo("abc");
        assertThat(token.form(Reversed.class, Reversed::new).text()).isEqualTo("abc");
    }

    @Test
    void nothing_around_a_token_can_be_had_from_it() {
        BearerToken token = BearerToken.within("Bearer abc ", 7, 10, AuthenticationContext.unlimited());
        char[] chars = new char[9];

        assertThatThrownBy(() -> token.copyChars(0, 4, chars, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> token.copyChars(-1, 2, chars, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> BearerToken.within("abc", 1, 4, AuthenticationContext.unlimited()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_secret_never_shows_in_the_text_form() {
        assertThat(BearerToken.of("s3cret").toString()).doesNotContain("s3cret");
    }
}
