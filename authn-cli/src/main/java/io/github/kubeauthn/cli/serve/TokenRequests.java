package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.cli.document.ApiObjects;
import io.github.kubeauthn.sa.issue.BoundObjectReference;
import io.github.kubeauthn.sa.issue.ServiceAccountTokenIssuer;
import io.github.kubeauthn.sa.issue.TokenAnswer;
import io.github.kubeauthn.sa.issue.TokenRequest;
import io.github.kubeauthn.token.json.StructReader;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The subresource {@code token} of service accounts, which {@code kubectl create token} asks. */
record TokenRequests(ServiceAccountTokenIssuer issuer, Clock clock) {

    private static final String VERSION = "authentication.k8s.io/v1";

    Reply create(ApiRequest request, String namespace, String name) {
        return RequestBody.read(request, "TokenRequest", object -> answer(object, namespace, name));
    }

    private Reply answer(StructReader object, String namespace, String name) {
        TokenRequest request = read(object, namespace, name);
        TokenAnswer answer = issuer.issue(request, AuthenticationContext.unlimited());
        if (answer instanceof TokenAnswer.Refused refused) {
            return Reply.failure(refused.reason().httpStatus(), refused.reason().toString(), refused.message());
        }
        if (answer instanceof TokenAnswer.Unavailable unavailable) {
            return Reply.failure(500, "InternalError", unavailable.failure().message());
        }
        return issued((TokenAnswer.Issued) answer, request);
    }

    private static TokenRequest read(StructReader object, String namespace, String name) {
        StructReader spec = object.struct("spec", "v1.TokenRequestSpec");
        TokenRequest request = TokenRequest.of(namespace, name).withAudiences(spec.strings("audiences"));
        if (!spec.occurrences("expirationSeconds").isEmpty()) {
            request = request.withExpirationSeconds(spec.int64("expirationSeconds"));
        }
        StructReader bound =
                spec.pointer("boundObjectRef", "v1.BoundObjectReference").orElse(null);
        return bound == null
                ? request
                : request.withBoundObject(new BoundObjectReference(
                        bound.string("apiVersion"), bound.string("kind"), bound.string("name"), bound.string("uid")));
    }

    private Reply issued(TokenAnswer.Issued issued, TokenRequest request) {
        Map<String, Object> document = ApiObjects.object(VERSION, "TokenRequest");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", request.serviceAccount().name());
        metadata.put("namespace", request.serviceAccount().namespace());
        metadata.put(
                "creationTimestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("metadata", metadata);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("audiences", issued.audiences());
        spec.put("expirationSeconds", issued.expirationSeconds());
        BoundObjectReference bound = request.boundObject();
        if (bound != null) {
            spec.put(
                    "boundObjectRef",
                    Map.of(
                            "apiVersion", bound.apiVersion(),
                            "kind", bound.kind(),
                            "name", bound.name(),
                            "uid", bound.uid()));
        }
        document.put("spec", spec);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("token", issued.token());
        status.put(
                "expirationTimestamp",
                issued.expirationTimestamp().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("status", status);
        Reply reply = Reply.json(201, document);
        for (String warning : issued.notices().warnings()) {
            reply = reply.withHeader("Warning", WarningHeader.of(warning));
        }
        return reply;
    }
}
