package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.cli.document.ApiObjects;
import io.github.kubeauthn.cli.document.Documents;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/** Answers requests for a websocket: it says who asked, as a SelfSubjectReview, and closes. */
final class WhoAmISockets {

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";

    private final WebSocketMappings mappings;

    WhoAmISockets(WebSocketComponents components) {
        this.mappings = new WebSocketMappings(components);
    }

    boolean isAsked(Request request) {
        return request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
    }

    void open(Request request, Response response, Callback callback, Admitted admitted) throws IOException {
        boolean upgraded = mappings.upgrade(
                new Negotiator(admitted), request, response, callback, new Configuration.ConfigurationCustomizer());
        if (!upgraded) {
            Response.writeError(request, response, callback, 400, "this is no websocket handshake");
        }
    }

    private record Negotiator(Admitted admitted) implements WebSocketNegotiator {

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            // the protocol that carried the token is no longer among them
            String offered = admitted.remainingHeaders().first(PROTOCOLS);
            String first = offered.split(",", 2)[0].strip();
            if (!first.isEmpty()) {
                response.setAcceptedSubProtocol(first);
            }
            return new Speaker(Documents.jsonLine(ApiObjects.selfSubjectReview(admitted.user())));
        }
    }

    private record Speaker(String text) implements FrameHandler {

        @Override
        public void onOpen(CoreSession session, Callback callback) {
            callback.succeeded();
            session.sendFrame(
                    new Frame(OpCode.TEXT, text),
                    Callback.from(() -> session.close(CloseStatus.NORMAL, "", Callback.NOOP)),
                    false);
            session.demand();
        }

        @Override
        public void onFrame(Frame frame, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onError(Throwable cause, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onClosed(CloseStatus status, Callback callback) {
            callback.succeeded();
        }
    }
}
