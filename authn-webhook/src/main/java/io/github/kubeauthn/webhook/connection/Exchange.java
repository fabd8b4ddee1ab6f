package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.webhook.connection.Reply.Answer;
import io.github.kubeauthn.webhook.connection.Reply.NoAnswer;
import io.github.kubeauthn.webhook.connection.Reply.NoAnswer.Cause;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and the answer to it, within a time, and with Go's words for what goes wrong. */
final class Exchange implements HttpResponse.BodyHandler<byte[]> {

    private final String title;
    private final boolean acceptsGzip;
    private volatile @Nullable ResponseInfo head;

    /**
     * What will happen, to begin with.
     *
     * @param title method and URL, as messages begin
     */
    Exchange(String title, boolean acceptsGzip) {
        this.title = title;
        this.acceptsGzip = acceptsGzip;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo arrived) {
        head = arrived;
        return new BoundedBody(ClusterConnection.MAX_ANSWER);
    }

    Reply run(HttpClient client, HttpRequest request, Countdown countdown) {
        if (countdown.isOver()) {
            return tooLate();
        }
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, this);
        try {
            return read(response.get(countdown.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            response.cancel(true);
            return tooLate();
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return failed(Cause.INTERRUPTED, "context canceled");
        } catch (ExecutionException e) {
            TransportProblem problem = TransportProblem.of(e, request.uri().getAuthority());
            return failed(problem.cause(), problem.words());
        }
    }

    private Reply tooLate() {
        return failed(Cause.TIMEOUT, "context deadline exceeded");
    }

    private Reply read(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        Optional<Long> declared = declaredLength(response);
        if (declared.isPresent() && declared.get() > body.length) {
            return failed(Cause.OTHER, "unexpected EOF");
        }
        if (declared.isPresent() && declared.get() < body.length) {
            return failed(Cause.OTHER, "net/http: server replied with more than declared Content-Length; truncated");
        }
        boolean compressed = acceptsGzip && header(response, "Content-Encoding").equalsIgnoreCase("gzip");
        try {
            return new Answer(
                    response.statusCode(),
                    header(response, "Content-Type"),
                    header(response, "Retry-After"),
                    compressed ? Gzip.decompress(body, ClusterConnection.MAX_ANSWER) : body);
        } catch (IOException e) {
            return failed(Cause.OTHER, String.valueOf(e.getMessage()));
        }
    }

    /** What the server says about the length of a body; empty if it says nothing, or there is none in any case. */
    private static Optional<Long> declaredLength(HttpResponse<?> response) {
        if (response.statusCode() == 204 || response.statusCode() == 304) {
            return Optional.empty();
        }
        return Optional.of(header(response, "Content-Length"))
                .filter(length -> !length.isEmpty() && length.length() < 18)
                .filter(length -> length.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::parseLong);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** That there is no answer, or not all of it. */
    Reply failed(Cause cause, String words) {
        ResponseInfo arrived = head;
        if (arrived == null) {
            return new NoAnswer(cause, title + ": " + words);
        }
        boolean stream =
                arrived.version() == Version.HTTP_2 && (cause == Cause.CONNECTION_LOST || cause == Cause.GOING_AWAY);
        String what = stream
                ? "stream error when reading response body, may be caused by closed connection."
                : "unexpected error when reading response body.";
        return new NoAnswer(cause, what + " Please retry. Original error: " + words);
    }
}
