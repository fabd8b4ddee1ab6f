package io.github.kubeauthn.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogTest {

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC);
    private final Log log = new Log(new PrintStream(stream, false, StandardCharsets.UTF_8), clock);
    private final Logger own = log.getLogger("io.github.kubeauthn.cli.Somebody");
    private final Logger library = log.getLogger("org.eclipse.jetty.Somebody");

    private List<String> lines() {
        return stream.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void a_command_tells_warnings_only() {
        own.info("nobody wants to know");
        own.warn("{} of {} \"files\"", 1, 2);

        assertThat(lines()).containsExactly("2026-11-27T08:00:00.000Z WARN  Somebody: 1 of 2 \"files\"");
    }

    @Test
    void a_server_tells_of_requests_and_libraries_still_of_warnings_only() {
        try (RequestLog requests = log.requests(LogFormat.TEXT)) {
            library.info("nobody wants to know");
            own.atInfo().addKeyValue("status", 200).log("request");
        }

        assertThat(lines()).containsExactly("2026-11-27T08:00:00.000Z INFO  Somebody: request status=\"200\"");
    }

    @Test
    void a_path_cannot_pretend_to_be_another_line_or_another_value() {
        try (RequestLog requests = log.requests(LogFormat.TEXT)) {
            own.atInfo().addKeyValue("path", "/a\" user=\"admin\n2026").log("request");
        }

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).endsWith("request path=\"/a\\\" user=\\\"admin\\u000a2026\"");
    }

    @Test
    void a_line_may_be_json() {
        try (RequestLog requests = log.requests(LogFormat.JSON)) {
            own.atInfo()
                    .addKeyValue("status", 200)
                    .addKeyValue("path", "/a\"\n")
                    .log("request");
        }

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0))
                .isEqualTo(
                        "{\"time\":\"2026-11-27T08:00:00.000Z\",\"level\":\"INFO\",\"logger\":\"io.github.kubeauthn.cli.Somebody\",\"message\":\"request\","
                                + "\"status\":200,\"path\":\"/a\\\"\\n\"}");
    }

    @Test
    void a_fault_is_told_with_its_stack() {
        own.warn("it broke", new IllegalStateException("why"));

        assertThat(lines().get(0)).endsWith(" WARN  Somebody: it broke");
        assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: why");
    }

    @Test
    void loses_nothing_and_keeps_the_order_of_each_thread() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (RequestLog requests = log.requests(LogFormat.TEXT)) {
            for (String name : List.of("a", "b", "c", "d")) {
                Thread thread = new Thread(() -> count(name));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        own.warn("last");

        assertThat(lines()).hasSize(8001).last().asString().endsWith("last");
        assertThat(lines().stream().filter(line -> line.contains(": a ")).toList())
                .hasSize(2000)
                .first()
                .asString()
                .endsWith(": a 0");
        assertThat(lines().stream()
                        .filter(line -> line.contains(": a "))
                        .toList()
                        .get(1999))
                .endsWith(": a 1999");
    }

    private void count(String name) {
        for (int i = 0; i < 2000; i++) {
            own.info("{} {}", name, i);
        }
    }

    @Test
    void whoever_is_faster_than_the_stream_waits_for_it() throws Exception {
        CountDownLatch readable = new CountDownLatch(1);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Log slow = new Log(
                new PrintStream(new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        awaited(readable);
                        read.write(bytes, offset, length);
                    }
                }),
                clock);
        String kilobyte = "x".repeat(1024);
        Thread writer;
        try (RequestLog requests = slow.requests(LogFormat.TEXT)) {
            writer = new Thread(() -> {
                for (int i = 0; i < 3000; i++) {
                    slow.getLogger("io.github.kubeauthn.cli.Somebody").info(kilobyte);
                }
            });
            writer.start();
            writer.join(200);
            assertThat(writer.isAlive()).isTrue();
            readable.countDown();
            writer.join();
        }

        assertThat(read.toString(StandardCharsets.UTF_8).lines()).hasSize(3000);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
