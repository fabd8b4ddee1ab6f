package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.webhook.connection.Reply.Answer;
import io.github.kubeauthn.webhook.connection.Reply.NoAnswer;
import io.github.kubeauthn.webhook.connection.Reply.NoAnswer.Cause;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sends requests to one server, over HTTP/2 where that speaks it, on connections that are used again. Safe for use by many threads.
 *
 * <p>Its threads are those of the JDK's HTTP client, which end when nobody holds this any more.
 */
public final class ClusterConnection {

    /** How large an answer may be, compressed or not: 3 MiB, as kube-apiserver bounds what it reads. */
    public static final int MAX_ANSWER = 3 * 1024 * 1024;

    private static final int MAX_RETRIES = 10;

    private final ClusterAccess access;
    private final CurrentClient client;
    private final Authorization authorization;

    private ClusterConnection(ClusterAccess access, CurrentClient client, Authorization authorization) {
        this.access = access;
        this.client = client;
        this.authorization = authorization;
    }

    /**
     * Reads certificates, keys and tokens; nothing is sent yet.
     *
     * @param clock by which the server's certificate is judged
     * @throws InvalidConfigurationException if one of them cannot be used
     */
    public static ClusterConnection open(ClusterAccess access, Clock clock) {
        return open(access, clock, LookAgain.Pace.USUAL);
    }

    static ClusterConnection open(ClusterAccess access, Clock clock, LookAgain.Pace pace) {
        CurrentClient client = CurrentClient.of(access, clock, pace);
        return new ClusterConnection(access, client, Authorization.of(access.identity(), pace));
    }

    /** Where a call goes, for messages and traces. */
    public String url(Call call) {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        return access.server().scheme() + "://" + access.server().host()
                + ServerPath.join(access.server().path(), call.path()) + query;
    }

    /**
     * Sends a request, and again as often as the server asks for that by Retry-After on a 429 or a 5xx, at most ten times; waits
     * for the whole answer. The rule is that of client-go's {@code rest.Request}.
     */
    public Reply send(Call call, Countdown countdown) {
        Reply reply = sendOnce(call, countdown);
        for (int retries = 0; retries < MAX_RETRIES && reply instanceof Answer answer; retries++) {
            Optional<Long> seconds = answer.retryAfterSeconds();
            if (seconds.isEmpty() || answer.status() != 429 && answer.status() < 500) {
                return reply;
            }
            try {
                // As in Go, what does not fit into nanoseconds wraps around.
                countdown.sleep(Duration.ofNanos(seconds.get() * 1_000_000_000L));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            reply = sendOnce(call, countdown);
        }
        return reply;
    }

    private Reply sendOnce(Call call, Countdown countdown) {
        Reply reply = exchange(call, countdown, UnaryOperator.identity());
        if (reply instanceof NoAnswer none && none.cause() == Cause.GOING_AWAY) {
            // The JDK 17 client then drops what is under way, even if the server would still answer it.
            return exchange(call, countdown, request -> request.version(HttpClient.Version.HTTP_1_1));
        }
        return reply;
    }

    private Reply exchange(Call call, Countdown countdown, UnaryOperator<HttpRequest.Builder> change) {
        Exchange exchange = new Exchange(call.title() + " \"" + url(call) + "\"", access.compression());
        try {
            return exchange.run(client.get(), change.apply(request(call)).build(), countdown);
        } catch (UnusableCredentialsException e) {
            return exchange.failed(Cause.OTHER, e.complaint());
        } catch (IllegalArgumentException e) {
            return exchange.failed(Cause.OTHER, String.valueOf(e.getMessage()));
        }
    }

    private HttpRequest.Builder request(Call call) {
        String scheme = access.server().scheme();
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("unsupported protocol scheme " + GoQuoted.string(scheme));
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url(call)))
                .header("Accept", "application/json, */*")
                .header("User-Agent", "kube-authn");
        if (access.compression()) {
            builder.header("Accept-Encoding", "gzip");
        }
        if (!call.body().isEmpty()) {
            builder.header("Content-Type", "application/json")
                    .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()));
        } else {
            builder.method(call.method(), HttpRequest.BodyPublishers.noBody());
        }
        Impersonating.addHeaders(builder, access.identity().impersonation());
        return withAuthorization(builder);
    }

    private HttpRequest.Builder withAuthorization(HttpRequest.Builder builder) {
        String header = authorization.header();
        try {
            return header.isEmpty() ? builder : builder.header("Authorization", header);
        } catch (IllegalArgumentException e) {
            // The JDK's message would hold the header.
            throw new IllegalArgumentException("net/http: invalid header field value for \"Authorization\"");
        }
    }
}
