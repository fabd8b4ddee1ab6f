package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.cli.metrics.AuthenticationMetrics;
import io.github.kubeauthn.sa.publish.IssuerDiscovery;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who answers which path.
 *
 * @param reviews answers about users
 * @param tokens makes tokens; null where the flags name no signing key
 * @param issuer the documents about the keys; null where the issuer is no URL
 * @param health answers {@code /livez}, {@code /readyz} and {@code /healthz}
 * @param metrics answers {@code /metrics}
 */
record ApiRoutes(
        Reviews reviews,
        @Nullable TokenRequests tokens,
        @Nullable IssuerDiscovery issuer,
        Health health,
        AuthenticationMetrics metrics) {

    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final Pattern TOKEN = Pattern.compile("/api/v1/namespaces/([^/]+)/serviceaccounts/([^/]+)/token");

    Reply answer(ApiRequest request) {
        return switch (request.path()) {
            case "/apis/authentication.k8s.io/v1/selfsubjectreviews" ->
                request.isPost() ? reviews.selfSubjectReview(request) : Reply.methodNotAllowed();
            case "/apis/authentication.k8s.io/v1/tokenreviews" ->
                request.isPost() ? reviews.tokenReview(request) : Reply.methodNotAllowed();
            default -> request.isGet() ? read(request) : token(request);
        };
    }

    private Reply read(ApiRequest request) {
        return switch (request.path()) {
            case "/version", "/version/" -> version();
            case "/metrics" -> Reply.of(200, METRICS_TYPE, metrics.text());
            case "/api", "/api/" -> Discovery.versions();
            case "/apis", "/apis/" -> Discovery.groups();
            case "/api/v1", "/api/v1/" -> Discovery.coreResources();
            case "/apis/authentication.k8s.io", "/apis/authentication.k8s.io/" -> Discovery.group();
            case "/apis/authentication.k8s.io/v1", "/apis/authentication.k8s.io/v1/" ->
                Discovery.authenticationResources();
            case IssuerDiscovery.CONFIGURATION_PATH ->
                issuer == null
                        ? Reply.notFound()
                        : published(IssuerDiscovery.CONFIGURATION_TYPE, issuer.configuration());
            case IssuerDiscovery.KEY_SET_PATH ->
                issuer == null ? Reply.notFound() : published(IssuerDiscovery.KEY_SET_TYPE, issuer.keySet());
            default -> health.answer(request.path(), request.query()).orElseGet(Reply::notFound);
        };
    }

    private Reply token(ApiRequest request) {
        Matcher path = TOKEN.matcher(request.path());
        if (!request.isPost() || !path.matches()) {
            return Reply.notFound();
        }
        return tokens == null
                ? Reply.failure(
                        404,
                        "NotFound",
                        "the server could not find the requested resource: no signing key is configured")
                : tokens.create(request, path.group(1), path.group(2));
    }

    private static Reply published(String type, byte[] document) {
        return Reply.of(200, type, new String(document, StandardCharsets.UTF_8))
                .withHeader("Cache-Control", "public, max-age=" + IssuerDiscovery.MAX_AGE.toSeconds());
    }

    private static Reply version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("major", "1");
        version.put("minor", "37");
        version.put("gitVersion", "v1.37.2");
        version.put("platform", "linux/amd64");
        return Reply.json(200, version);
    }
}
