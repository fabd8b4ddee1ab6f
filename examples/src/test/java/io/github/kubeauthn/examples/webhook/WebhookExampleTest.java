package io.github.kubeauthn.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookExampleTest {

    @Test
    void the_chain_knows_whom_the_webhook_knows() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new WebhookExample(new PrintStream(out, true, StandardCharsets.UTF_8)).run();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Carol, whom the webhook knows",
                        "  → 200 carol in [operators, on-call, system:authenticated]",
                        "Carol again, whom the chain remembers",
                        "  → 200 carol in [operators, on-call, system:authenticated]",
                        "Dave",
                        "  → 200 dave in [developers, system:authenticated]",
                        "A token that nobody knows",
                        "  → 401 invalid bearer token",
                        "The webhook was asked 3 times.");
    }
}
