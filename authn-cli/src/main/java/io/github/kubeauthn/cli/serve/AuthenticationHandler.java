package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.apiserver.RequestTarget;
import io.github.kubeauthn.cli.metrics.AuthenticationMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The filter that kube-apiserver has before every handler, and behind it the routes. */
final class AuthenticationHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationHandler.class);

    private static final int GREATEST_BODY = 3 * 1024 * 1024;

    private final AuthenticationChain chain;
    private final ApiRoutes routes;
    private final WhoAmISockets sockets;
    private final AuthenticationMetrics metrics;
    private final Clock clock;

    AuthenticationHandler(
            AuthenticationChain chain,
            ApiRoutes routes,
            WhoAmISockets sockets,
            AuthenticationMetrics metrics,
            Clock clock) {
        this.chain = chain;
        this.routes = routes;
        this.sockets = sockets;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!(RequestTarget.parse(request.getHttpURI().getPathQuery()) instanceof RequestTarget.Path path)) {
            send(Reply.of(400, "text/plain; charset=utf-8", "400 Bad Request"), request, response, callback);
            return true;
        }
        Instant start = clock.instant();
        RequestDecision decision = chain.decide(credential(request, path));
        Duration duration = Duration.between(start, clock.instant());
        metrics.decided(decision, duration);
        decision.warnings().forEach(warning -> response.getHeaders().add("Warning", WarningHeader.of(warning)));
        if (decision.endsHttp2Connection()) {
            endHttp2Connection(request);
        }
        if (decision instanceof Admitted admitted) {
            admitted(request, response, callback, path, admitted);
        } else {
            Reply refusal = Reply.unauthorized();
            log(request, path, refusal.status(), "", ((Rejected) decision).reason());
            send(refusal, request, response, callback);
        }
        return true;
    }

    private void admitted(
            Request request, Response response, Callback callback, RequestTarget.Path path, Admitted admitted)
            throws IOException {
        if (sockets.isAsked(request)) {
            log(request, path, 101, admitted.user().name(), "");
            sockets.open(request, response, callback, admitted);
            return;
        }
        Reply reply = reply(request, path, admitted);
        log(request, path, reply.status(), admitted.user().name(), "");
        send(reply, request, response, callback);
    }

    private Reply reply(Request request, RequestTarget.Path path, Admitted admitted) throws IOException {
        byte[] body;
        try (InputStream content = Content.Source.asInputStream(request)) {
            body = content.readNBytes(GREATEST_BODY + 1);
        }
        if (body.length > GREATEST_BODY) {
            return Reply.failure(413, "RequestEntityTooLarge", "Request entity too large: limit is " + GREATEST_BODY);
        }
        String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String query = request.getHttpURI().getQuery();
        return routes.answer(new ApiRequest(
                request.getMethod(),
                path.decoded(),
                QueryParameters.parse(query == null ? "" : query),
                admitted.user(),
                contentType == null ? "" : contentType,
                body));
    }

    private static HttpCredential credential(Request request, RequestTarget.Path path) {
        Headers.Builder headers = Headers.builder();
        for (HttpField field : request.getHeaders()) {
            headers.add(field.getName(), utf8(field.getValue()));
        }
        return HttpCredential.builder()
                .method(request.getMethod())
                .path(path.decoded())
                .headers(headers.build())
                .peerCertificates(peerCertificates(request))
                .build();
    }

    /** Jetty reads header bytes as ISO 8859-1, Kubernetes as UTF-8. */
    private static String utf8(@Nullable String value) {
        if (value == null) {
            return "";
        }
        int all = 0;
        for (int i = 0; i < value.length(); i++) {
            all |= value.charAt(i);
        }
        return all < 0x80 || all > 0xff
                ? value
                : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Those of the connection, which are read once for all its requests. */
    private static List<PeerCertificate> peerCertificates(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        if (connection.getAttribute(PeerCertificates.NAME) instanceof PeerCertificates known) {
            return known.certificates();
        }
        List<PeerCertificate> certificates = new ArrayList<>();
        if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                && session.peerCertificates() != null) {
            for (X509Certificate certificate : session.peerCertificates()) {
                certificates.add(PeerCertificate.of(certificate));
            }
        }
        connection.setAttribute(PeerCertificates.NAME, new PeerCertificates(certificates));
        return certificates;
    }

    private record PeerCertificates(List<PeerCertificate> certificates) {

        static final String NAME = PeerCertificates.class.getName();
    }

    /** So that a client whom nobody knows cannot abuse one connection for many requests. */
    private static void endHttp2Connection(Request request) {
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
                && request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection) {
            Request.addCompletionListener(request, failure -> end(connection));
        }
    }

    private static void end(HTTP2Connection connection) {
        if (connection.getSession().shutdown().isCompletedExceptionally()) {
            LOG.debug("The client was gone already");
        }
    }

    private static void send(Reply reply, Request request, Response response, Callback callback) {
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Length", reply.body().length);
        boolean bodiless = request.getMethod().equals("HEAD");
        response.write(true, bodiless ? ByteBuffer.allocate(0) : ByteBuffer.wrap(reply.body()), callback);
    }

    /** Never anything that the request showed but its method and path. */
    private static void log(Request request, RequestTarget.Path path, int status, String user, String reason) {
        LOG.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", path.decoded())
                .addKeyValue("protocol", request.getConnectionMetaData().getProtocol())
                .addKeyValue("status", status)
                .addKeyValue("user", user)
                .addKeyValue("reason", reason)
                .log("request");
    }
}
