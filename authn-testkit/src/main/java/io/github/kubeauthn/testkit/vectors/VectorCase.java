package io.github.kubeauthn.testkit.vectors;

import io.github.kubeauthn.testkit.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question, and what kube-apiserver answered.
 *
 * @param id unique in its scenario
 * @param note what is special about it; where it has "waits for the issuer" in it, the issuer has to be ready first
 * @param now when it was asked; null for a question that has an instant of its own
 * @param question what is asked
 * @param expected the answer
 */
public record VectorCase(String id, String note, @Nullable Instant now, Question question, ExpectedAnswer expected) {

    /** What is asked. */
    public sealed interface Question {}

    /**
     * A request that the API server gets.
     *
     * @param method {@code GET} for example
     * @param path the request's target, percent-encoded, perhaps with a query
     * @param headers in order; names repeat
     * @param peerCertificates base64 of DER as the TLS peer sent them, its own first
     * @param audiences those that the request asks for; null for the API server's own
     */
    public record Request(
            String method,
            String path,
            List<Header> headers,
            List<String> peerCertificates,
            @Nullable List<String> audiences)
            implements Question {}

    /** A line of a request's header. */
    public record Header(String name, String value) {}

    /** A TokenReview that a client posts to the API server. */
    public record Review(String token, List<String> audiences) implements Question {}

    /**
     * What the client certificate authenticator is asked alone.
     *
     * @param roots base64 of DER; those that do not parse are no roots
     * @param chain base64 of DER, the peer's own first
     * @param currentTime when it is asked
     * @param keyUsage {@code clientAuth} or {@code any}
     */
    public record Certificates(List<String> roots, List<String> chain, Instant currentTime, String keyUsage)
            implements Question {}

    static VectorCase read(String line) {
        Map<String, @Nullable Object> members = Json.readObject(line);
        String now = Json.text(members, "now");
        return new VectorCase(
                Json.text(members, "id"),
                Json.text(members, "note"),
                now.isEmpty() ? null : Instant.parse(now),
                question(members),
                new ExpectedAnswer(Json.object(members, "expect")));
    }

    private static Question question(Map<String, @Nullable Object> members) {
        if (members.containsKey("request")) {
            return request(Json.object(members, "request"));
        }
        if (members.containsKey("tokenReview")) {
            Map<String, @Nullable Object> review = Json.object(members, "tokenReview");
            return new Review(Json.text(review, "token"), Json.texts(review, "audiences"));
        }
        Map<String, @Nullable Object> certificates = Json.object(members, "x509");
        return new Certificates(
                Json.texts(certificates, "roots"),
                Json.texts(certificates, "chain"),
                Instant.parse(Json.text(certificates, "currentTime")),
                Json.text(certificates, "keyUsage"));
    }

    private static Request request(Map<String, @Nullable Object> request) {
        String method = Json.text(request, "method");
        return new Request(
                method.isEmpty() ? "GET" : method,
                Json.text(request, "path"),
                headers(request.get("headers")),
                Json.texts(request, "peerCertificates"),
                request.containsKey("audiences") ? Json.texts(request, "audiences") : null);
    }

    private static List<Header> headers(@Nullable Object pairs) {
        return pairs instanceof List<?> list
                ? list.stream().map(VectorCase::header).toList()
                : List.of();
    }

    private static Header header(Object pair) {
        List<?> nameAndValue = (List<?>) pair;
        return new Header(String.valueOf(nameAndValue.get(0)), String.valueOf(nameAndValue.get(1)));
    }
}
