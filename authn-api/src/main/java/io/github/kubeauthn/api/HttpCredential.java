package io.github.kubeauthn.api;

import java.util.List;

/**
 * What an HTTP request shows: method, path, headers, and the certificates of the TLS peer. Immutable. Header values and
 * certificates never show in {@link #toString()}.
 */
public final class HttpCredential implements Credential {

    private final String method;
    private final String path;
    private final Headers headers;
    private final List<PeerCertificate> peerCertificates;
    private final AuthenticationContext context;

    private HttpCredential(Builder builder) {
        this.method = builder.method;
        this.path = builder.path;
        this.headers = builder.headers;
        this.peerCertificates = builder.peerCertificates;
        this.context = builder.context;
    }

    public static Builder builder() {
        return new Builder();
    }

    public String method() {
        return method;
    }

    /** The path of the request's target, percent-decoded, without the query. */
    public String path() {
        return path;
    }

    public Headers headers() {
        return headers;
    }

    /** The certificates that the TLS peer sent, its own first; empty if it sent none. They are not yet verified. */
    public List<PeerCertificate> peerCertificates() {
        return peerCertificates;
    }

    @Override
    public AuthenticationContext context() {
        return context;
    }

    public HttpCredential withContext(AuthenticationContext newContext) {
        return toBuilder().context(newContext).build();
    }

    private Builder toBuilder() {
        Builder builder = new Builder();
        builder.method = method;
        builder.path = path;
        builder.headers = headers;
        builder.peerCertificates = peerCertificates;
        builder.context = context;
        return builder;
    }

    @Override
    public String toString() {
        return "HttpCredential[" + method + " " + headers + ", " + peerCertificates.size() + " peer certificates]";
    }

    /** Gathers what a request shows. Everything has a default. Not safe for use by several threads. */
    public static final class Builder {

        private String method = "GET";
        private String path = "/";
        private Headers headers = Headers.empty();
        private List<PeerCertificate> peerCertificates = List.of();
        private AuthenticationContext context = AuthenticationContext.unlimited();

        private Builder() {}

        /** {@code GET} unless said otherwise. */
        public Builder method(String newMethod) {
            this.method = newMethod;
            return this;
        }

        /** The percent-decoded path, without the query; {@code /} unless said otherwise. */
        public Builder path(String newPath) {
            this.path = newPath;
            return this;
        }

        /** None unless said otherwise. */
        public Builder headers(Headers newHeaders) {
            this.headers = newHeaders;
            return this;
        }

        /** The peer's certificates, its own first; none unless said otherwise. */
        public Builder peerCertificates(List<PeerCertificate> newPeerCertificates) {
            this.peerCertificates = List.copyOf(newPeerCertificates);
            return this;
        }

        /** {@link AuthenticationContext#unlimited()} unless said otherwise. */
        public Builder context(AuthenticationContext newContext) {
            this.context = newContext;
            return this;
        }

        public HttpCredential build() {
            return new HttpCredential(this);
        }
    }
}
