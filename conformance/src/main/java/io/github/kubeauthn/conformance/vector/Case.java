package io.github.kubeauthn.conformance.vector;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question. Exactly one of {@code request}, {@code tokenReview} and {@code x509} is there.
 *
 * @param note what is special about it
 * @param now when it is asked; absent for whenever
 */
public record Case(
        String id,
        String note,
        @Nullable Instant now,
        @Nullable Request request,
        @Nullable Review tokenReview,
        @Nullable Certificates x509) {

    /** Whether the keys of the token's issuer must have been fetched before this is asked. */
    public boolean waitsForIssuer() {
        return request != null && note.contains("waits");
    }

    /**
     * What the API server gets from a client.
     *
     * @param method empty for {@code GET}
     * @param path the request's target, percent-encoded
     * @param peerCertificates base64 of DER, the peer's own first
     * @param audiences those that the request asks for; absent for the API server's own
     */
    public record Request(
            String method,
            String path,
            List<Header> headers,
            List<String> peerCertificates,
            @JsonSetter(nulls = Nulls.SET) @Nullable List<String> audiences) {}

    /** A header of a request: an array of two. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Header(String name, String value) {}

    /** A TokenReview that a client posts. */
    public record Review(String token, List<String> audiences) {}

    /**
     * What the client certificate authenticator is asked alone.
     *
     * @param roots base64 of DER; those that do not parse are no roots
     * @param chain base64 of DER, the peer's own first
     * @param keyUsage {@code any}, or what else stands for {@code clientAuth}
     */
    public record Certificates(List<String> roots, List<String> chain, Instant currentTime, String keyUsage) {}
}
