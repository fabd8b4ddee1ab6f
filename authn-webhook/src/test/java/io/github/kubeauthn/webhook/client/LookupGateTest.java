package io.github.kubeauthn.webhook.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.webhook.client.LookupGate.Entry;
import io.github.kubeauthn.webhook.connection.Countdown;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LookupGateTest {

    private static final Countdown LONG = Countdown.of(Duration.ofSeconds(10));

    @Test
    void lets_in_as_many_as_there_are_places() throws Exception {
        LookupGate gate = new LookupGate(2, 0);
        assertThat(gate.enter(LONG)).isEqualTo(Entry.ADMITTED);
        assertThat(gate.enter(LONG)).isEqualTo(Entry.ADMITTED);
        assertThat(gate.enter(LONG)).isEqualTo(Entry.TURNED_AWAY);
        gate.leave();
        assertThat(gate.enter(LONG)).isEqualTo(Entry.ADMITTED);
    }

    @Test
    void whoever_may_wait_comes_in_when_somebody_leaves() throws Exception {
        LookupGate gate = new LookupGate(1, 1);
        gate.enter(LONG);
        CompletableFuture<Entry> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return gate.enter(LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        gate.leave();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(Entry.ADMITTED);
    }

    @Test
    void whoever_waits_too_long_is_told_so_and_leaves_the_waiting_room() throws Exception {
        LookupGate gate = new LookupGate(1, 1);
        gate.enter(LONG);
        assertThat(gate.enter(Countdown.of(Duration.ofMillis(10)))).isEqualTo(Entry.TOO_LATE);
        assertThat(gate.enter(Countdown.of(Duration.ofMillis(10)))).isEqualTo(Entry.TOO_LATE);
    }
}
