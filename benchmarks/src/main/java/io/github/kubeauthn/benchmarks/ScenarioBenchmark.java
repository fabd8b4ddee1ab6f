package io.github.kubeauthn.benchmarks;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.conformance.run.AskedRequest;
import io.github.kubeauthn.conformance.run.MalformedRequestException;
import io.github.kubeauthn.conformance.run.RunningScenario;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Asks the chain of a scenario about one case again and again, as the Go oracle's {@code bench} does.
 *
 * <p>One operation is what one request costs a server: a credential that nobody has looked at yet, made from headers that are
 * read already and from the certificates of a connection, the chain's answer, and the request's headers without those that a
 * success removes. The clock stands at the case's {@code now}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScenarioBenchmark {

    /** A scenario's folder, or its name below {@code conformance/vectors/scenarios}. */
    @Param("kubeadm")
    public String scenario = "";

    /** The case's id, percent-encoded: JMH takes a comma for the end of a value. */
    @Param("pod")
    public String caseId = "";

    /** Whether successes of tokens are remembered, {@code on} as in kube-apiserver, or {@code off}. */
    @Param({"off", "on"})
    public String tokenCache = "";

    /**
     * Whether the client's certificate is that of a connection that was used before, {@code seen}, or {@code new}, so that
     * it is read and verified each time. Go has it read by then, and verifies it each time.
     */
    @Param({"seen", "new"})
    public String certificates = "";

    private @Nullable RunningScenario running;
    private @Nullable Work work;

    /** What every operation needs, ready. */
    private record Work(
            AuthenticationChain chain, AskedRequest request, AuthenticationContext context, boolean onNewConnections) {}

    /** Starts the scenario, and waits for the keys of the case's issuer. */
    @Setup
    public void start() throws IOException, InterruptedException, MalformedRequestException {
        ScenarioFolder folder = ScenarioFolders.find(scenario);
        Case question =
                ScenarioFolders.find(folder, URLDecoder.decode(caseId.replace("+", "%2B"), StandardCharsets.UTF_8));
        if (question.request() == null) {
            throw new IllegalArgumentException("the case " + question.id() + " has no request to put to the chain");
        }
        AskedRequest request = AskedRequest.of(question.request());
        Instant now = question.now() == null ? Clock.systemUTC().instant() : question.now();
        RunningScenario started = RunningScenario.start(folder, now, this::remembering);
        running = started;
        started.waitForIssuers(List.of(question));
        Work ready = new Work(started.chain(), request, context(started.chain(), request), certificates.equals("new"));
        sayAnswer(ready.chain.authenticate(request.credential(ready.context)));
        work = ready;
    }

    private Surroundings remembering(Surroundings surroundings) {
        Surroundings withTokens = switch (tokenCache) {
            case "on" -> surroundings;
            case "off" -> surroundings.withTokenCacheTtl(Duration.ZERO);
            default -> throw new IllegalArgumentException("tokenCache is on or off, not " + tokenCache);
        };
        return switch (certificates) {
            case "seen" -> withTokens;
            case "new" -> withTokens.withRememberedChains(0);
            default -> throw new IllegalArgumentException("certificates are seen or new, not " + certificates);
        };
    }

    /** What the work comes to, so that nobody compares how fast two sides do something different. */
    private static void sayAnswer(AuthenticationResult result) {
        System.out.println();
        if (result instanceof Authenticated success) {
            System.out.println("answer: authenticated as " + success.user().name());
        } else {
            System.out.println("answer: " + (result instanceof Failed ? "error" : "none"));
        }
    }

    private static AuthenticationContext context(AuthenticationChain chain, AskedRequest request) {
        Audiences own = request.audiences();
        Audiences audiences = own == null ? chain.apiAudiences() : own;
        AuthenticationContext context = AuthenticationContext.unlimited();
        return audiences.isEmpty() ? context : context.withRequestedAudiences(audiences);
    }

    @TearDown
    public void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Benchmark
    public void authenticate(Blackhole answers) {
        Work ready = work;
        if (ready == null) {
            throw new IllegalStateException("the scenario has not been started");
        }
        AuthenticationResult result = ready.chain.authenticate(
                ready.onNewConnections
                        ? ready.request.credentialOnNewConnection(ready.context)
                        : ready.request.credential(ready.context));
        answers.consume(result);
        answers.consume(remaining(ready.request.headers(), result));
    }

    private static Headers remaining(Headers headers, AuthenticationResult result) {
        return result instanceof Authenticated success ? headers.edited(success.headerEdits()) : headers;
    }
}
