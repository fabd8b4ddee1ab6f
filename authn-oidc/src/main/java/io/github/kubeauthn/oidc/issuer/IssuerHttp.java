package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets what an issuer publishes. Everything is bounded: an exchange takes 30 s from the connection to the last byte, a body
 * has 1 MiB. A redirect is an answer like any other.
 */
final class IssuerHttp {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final int MAX_BODY = 1024 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    IssuerHttp(HttpClient client) {
        this(client, TIMEOUT);
    }

    IssuerHttp(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /**
     * Gets a resource.
     *
     * @param accessToken sent along; empty for none. It shows in no message
     * @return never exceptional; a problem's message begins as Go's, {@code Get "…": }
     */
    CompletableFuture<Outcome<IssuerResponse>> get(String url, String accessToken) {
        Outcome<HttpRequest> request = request(url, accessToken);
        if (request instanceof Problem<HttpRequest> problem) {
            return CompletableFuture.completedFuture(problem.as(""));
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = send(((Success<HttpRequest>) request).value());
        return exchange.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handle((response, error) -> {
                    if (error != null) {
                        exchange.cancel(true);
                        return new Problem<>(problem(url, reason(error)));
                    }
                    return new Success<>(
                            new IssuerResponse(response.statusCode(), response.headers(), response.body()));
                });
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        try {
            return client.sendAsync(request, info -> new BoundedBody(MAX_BODY));
        } catch (IllegalArgumentException | SecurityException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Outcome<HttpRequest> request(String url, String accessToken) {
        GoUrlReading reading = GoUrl.parse(url);
        if (reading instanceof GoUrlReading.Malformed malformed) {
            return new Problem<>(malformed.message());
        }
        GoUrl parsed = (GoUrl) reading;
        boolean secure = parsed.scheme().equals("https");
        if (!secure && !parsed.scheme().equals("http")) {
            return new Problem<>(problem(url, "unsupported protocol scheme " + GoQuoted.string(parsed.scheme())));
        }
        if (parsed.host().isEmpty()) {
            return new Problem<>(problem(url, "http: no Host in request URL"));
        }
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(withoutFragment(url)))
                    // Java would ask a plain server to upgrade to HTTP/2, which some take for a mistake.
                    .version(secure ? Version.HTTP_2 : Version.HTTP_1_1)
                    .timeout(timeout);
            if (!accessToken.isEmpty()) {
                request.header("Authorization", "Bearer " + accessToken);
            }
            return new Success<>(request.build());
        } catch (IllegalArgumentException e) {
            // The message may show the access token, so it is not passed on.
            return new Problem<>(problem(url, "the address or its access token is not fit for a request"));
        }
    }

    private static String problem(String url, String reason) {
        return "Get " + GoQuoted.string(url) + ": " + reason;
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static String reason(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "context deadline exceeded (Client.Timeout exceeded)";
        }
        if (causeOf(cause, UnresolvedAddressException.class) != null
                || causeOf(cause, UnknownHostException.class) != null) {
            return "no such host";
        }
        if (cause instanceof ConnectException) {
            String message = cause.getMessage();
            return "cannot connect: " + (message == null ? "connection refused" : message);
        }
        Throwable certificate = causeOf(cause, CertificateException.class);
        if (certificate != null) {
            return "tls: failed to verify certificate: " + certificate.getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static @Nullable Throwable causeOf(Throwable error, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable cause = error; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }
}
