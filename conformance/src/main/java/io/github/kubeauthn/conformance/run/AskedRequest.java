package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.apiserver.RequestTarget;
import io.github.kubeauthn.conformance.vector.Case.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request of a case as an HTTP server hands it over, from which as many credentials can be made as it is asked about. */
public final class AskedRequest {

    private final String method;
    private final String path;
    private final Headers headers;
    private final List<byte[]> certificates;
    private final @Nullable Audiences audiences;

    private AskedRequest(
            String method, String path, Headers headers, List<byte[]> certificates, @Nullable Audiences audiences) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.certificates = certificates;
        this.audiences = audiences;
    }

    /**
     * Reads a request.
     *
     * @throws MalformedRequestException if the HTTP server in front of the chain would refuse it
     */
    public static AskedRequest of(Request request) throws MalformedRequestException {
        RequestTarget target = RequestTarget.parse(request.path());
        if (target instanceof RequestTarget.Malformed malformed) {
            throw new MalformedRequestException(malformed.message());
        }
        Headers.Builder headers = Headers.builder();
        request.headers().forEach(header -> headers.add(header.name(), header.value()));
        return new AskedRequest(
                request.method().isEmpty() ? "GET" : request.method(),
                ((RequestTarget.Path) target).decoded(),
                headers.build(),
                certificates(request.peerCertificates()),
                request.audiences() == null ? null : Audiences.of(request.audiences()));
    }

    private static List<byte[]> certificates(List<String> base64) throws MalformedRequestException {
        try {
            return base64.stream().map(GoBase64::decode).toList();
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedRequestException(String.valueOf(notBase64.getMessage()));
        }
    }

    public Headers headers() {
        return headers;
    }

    /** The audiences that the request asks for; null for the API server's own. */
    public @Nullable Audiences audiences() {
        return audiences;
    }

    /** A credential that nobody has looked at yet. */
    public HttpCredential credential(AuthenticationContext context) {
        HttpCredential.Builder credential = HttpCredential.builder()
                .method(method)
                .path(path)
                .headers(headers)
                .context(context);
        if (!certificates.isEmpty()) {
            credential.peerCertificates(
                    certificates.stream().map(PeerCertificate::ofDer).toList());
        }
        return credential.build();
    }
}
