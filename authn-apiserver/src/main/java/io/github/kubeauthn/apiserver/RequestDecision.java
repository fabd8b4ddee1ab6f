package io.github.kubeauthn.apiserver;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.UserInfo;
import java.util.List;
import java.util.Map;

/** What becomes of a request at the filter that kube-apiserver puts before every handler. */
public sealed interface RequestDecision {

    /** What the chain said. */
    AuthenticationResult result();

    /** 200 for a request that goes on to the handlers, 401 for one that does not. */
    int status();

    /**
     * Whether kube-apiserver would close an HTTP/2 connection after this request, so that clients whom nobody knows cannot
     * abuse one connection for many requests (the feature gate UnauthenticatedHTTP2DOSMitigation).
     */
    boolean endsHttp2Connection();

    /** The texts of the {@code Warning} headers (RFC 9111 section 5.5, code 299) that the client gets, in order. */
    default List<String> warnings() {
        return result().notices().warnings();
    }

    /** The annotations that the audit event of the request gets. */
    default Map<String, String> auditAnnotations() {
        return result().notices().auditAnnotations();
    }

    /**
     * The request goes on to the handlers.
     *
     * @param result who sent it
     * @param remainingHeaders the headers that handlers see: none that could carry a credential or an identity
     */
    record Admitted(Authenticated result, Headers remainingHeaders) implements RequestDecision {

        /** Who sent the request. */
        public UserInfo user() {
            return result.user();
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean endsHttp2Connection() {
            return user().name().equals(UserInfo.ANONYMOUS) || user().groups().contains(UserInfo.ALL_UNAUTHENTICATED);
        }
    }

    /**
     * The request is refused; the client learns no more than {@code Unauthorized}.
     *
     * @param result what the chain said; a success too, if it holds for none of the API server's audiences
     * @param reason why, for logs and traces
     */
    record Rejected(AuthenticationResult result, String reason) implements RequestDecision {

        @Override
        public int status() {
            return 401;
        }

        @Override
        public boolean endsHttp2Connection() {
            return true;
        }
    }
}
