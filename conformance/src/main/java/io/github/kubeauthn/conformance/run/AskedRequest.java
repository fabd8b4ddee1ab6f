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
    private final List<PeerCertificate> certificates;
    private final @Nullable Audiences audiences;

    private AskedRequest(
            String method,
            String path,
            Headers headers,
            List<PeerCertificate> certificates,
            @Nullable Audiences audiences) {
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

    private static List<PeerCertificate> certificates(List<String> base64) throws MalformedRequestException {
        try {
            return base64.stream()
                    .map(GoBase64::decode)
                    .map(PeerCertificate::ofDer)
                    .toList();
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

    /** A credential that nobody has looked at yet, on a connection whose certificates are read when somebody first looks. */
    public HttpCredential credential(AuthenticationContext context) {
        return credential(context, certificates);
    }

    /** The same on a connection of its own, so that its certificates are read anew. */
    public HttpCredential credentialOnNewConnection(AuthenticationContext context) {
        return credential(
                context,
                certificates.stream()
                        .map(certificate -> PeerCertificate.ofDer(certificate.der()))
                        .toList());
    }

    private HttpCredential credential(AuthenticationContext context, List<PeerCertificate> peerCertificates) {
        return HttpCredential.builder()
                .method(method)
                .path(path)
                .headers(headers)
                .peerCertificates(peerCertificates)
                .context(context)
                .build();
    }
}
