package io.github.kubeauthn.api;

import static org.assertj.core.api.Assertions.assertThat;

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
    void the_secret_never_shows_in_the_text_form() {
        assertThat(BearerToken.of("s3cret").toString()).doesNotContain("s3cret");
    }
}
