package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoppingTest {

    private static final int CLIENTS = 8;
    private static final int ENOUGH = 20;

    @TempDir
    Path folder;

    @Test
    void everybody_who_asks_while_the_server_stops_gets_an_answer_and_is_told_to_go() throws Exception {
        List<AtomicInteger> answered = new ArrayList<>();
        List<CompletableFuture<String>> ends = new ArrayList<>();
        ServedDemo demo = ServedDemo.in(folder);
        String token = demo.content("tokens.csv").split(",", 2)[0];
        HttpClient trusting = demo.client();
        for (int i = 0; i < CLIENTS; i++) {
            AtomicInteger count = new AtomicInteger();
            answered.add(count);
            ends.add(CompletableFuture.supplyAsync(
                    () -> askUntilTheEnd(trusting, demo.server().port(), token, count),
                    task -> new Thread(task).start()));
        }
        while (answered.stream().anyMatch(count -> count.get() < ENOUGH)) {
            Thread.sleep(5);
        }
        long started = System.nanoTime();
        demo.close();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        for (CompletableFuture<String> end : ends) {
            assertThat(end.get()).isEqualTo("told to go");
        }
    }

    /** Sends one request after the other on one connection; says how that ended. */
    private static String askUntilTheEnd(HttpClient trusting, int port, String token, AtomicInteger answered) {
        try (SSLSocket socket =
                (SSLSocket) trusting.sslContext().getSocketFactory().createSocket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            byte[] request = ("GET /version HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(request);
                if (!readAnswer(in)) {
                    return "told to go";
                }
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Whether the connection goes on. */
    private static boolean readAnswer(BufferedReader in) throws IOException {
        String status = in.readLine();
        if (!"HTTP/1.1 200 OK".equals(status)) {
            throw new IOException("an answer was lost: " + status);
        }
        boolean goesOn = true;
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            goesOn &= !header.equals("connection: close");
            length = header.startsWith("content-length: ") ? Integer.parseInt(header.substring(16)) : length;
        }
        for (int i = 0; i < length; i++) {
            if (in.read() < 0) {
                throw new IOException("an answer was cut off");
            }
        }
        return goesOn;
    }

    @Test
    void one_http_2_connection_carries_many_requests_at_once() throws Exception {
        try (ServedDemo demo = ServedDemo.in(folder)) {
            HttpClient http = demo.client();
            HttpRequest request = HttpRequest.newBuilder(URI.create(demo.address() + "/version"))
                    .version(HttpClient.Version.HTTP_2)
                    .header("Authorization", "Bearer " + demo.content("serviceaccount.token"))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).version())
                    .isEqualTo(HttpClient.Version.HTTP_2);

            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }

            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).contains("v1.37.2");
            }
        }
    }
}
