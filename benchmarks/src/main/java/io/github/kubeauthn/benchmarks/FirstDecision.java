package io.github.kubeauthn.benchmarks;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a program pays that starts a chain and asks it once: the time from {@code main} to the decision, and the heap that is
 * used afterwards. Asks about what {@link StandingBy} has written down.
 */
public final class FirstDecision {

    private static final long PAUSE_MILLIS = 2;

    private FirstDecision() {}

    /**
     * Prints milliseconds, bytes of heap, and the HTTP status, in a line.
     *
     * @param arguments the folder that {@link StandingBy} wrote to
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path written = Path.of(arguments[0]);
        Path folder = Path.of(Files.readString(written.resolve("folder")).strip());
        Surroundings surroundings = surroundings(written, folder);
        try (AuthenticationChain chain = KubeApiServerFlags.parse(Files.readAllLines(written.resolve("flags")), folder)
                .buildChain(surroundings)) {
            Headers headers = headers(written);
            RequestDecision decision = decide(chain, headers);
            long nanos = System.nanoTime() - start;
            System.out.println(nanos / 1_000_000 + " " + Heap.used() + " " + decision.status());
        }
    }

    private static Surroundings surroundings(Path written, Path folder) throws IOException {
        String objects = Files.readString(written.resolve("objects")).strip();
        Surroundings surroundings = objects.isEmpty()
                ? Surroundings.emptyCluster()
                : Surroundings.of(
                        new InMemoryCluster(ClusterState.read(objects, Files.readAllBytes(folder.resolve(objects)))));
        Instant now = Instant.parse(Files.readString(written.resolve("now")).strip());
        return surroundings.withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Headers headers(Path written) throws IOException {
        Headers.Builder headers = Headers.builder();
        for (String line : Files.readAllLines(written.resolve("headers"))) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 2));
        }
        return headers.build();
    }

    /** The first decision that does not wait for the keys of an issuer. */
    private static RequestDecision decide(AuthenticationChain chain, Headers headers) throws InterruptedException {
        RequestDecision decision = ask(chain, headers);
        while (decision.result() instanceof Failed failed && failed.message().contains("not initialized")) {
            Thread.sleep(PAUSE_MILLIS);
            decision = ask(chain, headers);
        }
        return decision;
    }

    private static RequestDecision ask(AuthenticationChain chain, Headers headers) {
        return chain.decide(HttpCredential.builder().headers(headers).build());
    }
}
