package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.TraceStep;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.cli.document.ApiObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the chain said to a question, and why.
 *
 * @param user who it is; null if nobody
 * @param reason why it is nobody; empty if it is somebody
 * @param notices warnings and audit annotations
 * @param requestedAudiences those that the question names
 * @param review what a TokenReview of the token answers; null if there is no token
 * @param token the token, as far as it may be shown; null if there is none
 * @param certificates those that were shown
 * @param steps who was asked
 * @param circumstances what is worth knowing about the request and the flags as a whole
 */
record Explanation(
        @Nullable UserInfo user,
        String reason,
        Notices notices,
        Audiences requestedAudiences,
        @Nullable TokenReviewAnswer review,
        @Nullable TokenPortrait token,
        List<PeerCertificate> certificates,
        List<TraceStep> steps,
        List<String> circumstances) {

    boolean isAuthenticated() {
        return user != null;
    }

    boolean isAnonymous() {
        return user != null && user.name().equals(UserInfo.ANONYMOUS);
    }

    /** In one word or two. */
    String decision() {
        return isAnonymous() ? "anonymous" : isAuthenticated() ? "authenticated" : "refused";
    }

    /** What would have to be different; nothing if somebody was authenticated who is not anonymous. */
    List<String> advice() {
        if (isAuthenticated() && !isAnonymous()) {
            return List.of();
        }
        List<String> advice = new ArrayList<>();
        if (token != null) {
            advice.addAll(token.oddities());
        }
        advice.addAll(Advice.about(steps));
        advice.addAll(circumstances);
        return advice.stream().distinct().toList();
    }

    Optional<TokenReviewAnswer> reviewed() {
        return Optional.ofNullable(review);
    }

    Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("decision", decision());
        document.put("httpStatus", isAuthenticated() ? 200 : 401);
        if (!reason.isEmpty()) {
            document.put("reason", reason);
        }
        if (user != null) {
            document.put("selfSubjectReview", ApiObjects.selfSubjectReview(user));
        }
        if (review != null) {
            document.put("tokenReview", ApiObjects.answer(requestedAudiences.values(), review));
        }
        putUnlessEmpty(document, "warnings", notices.warnings());
        if (!notices.auditAnnotations().isEmpty()) {
            document.put("auditAnnotations", notices.auditAnnotations());
        }
        if (token != null) {
            document.put("token", token.toDocument());
        }
        putUnlessEmpty(
                document,
                "certificates",
                certificates.stream().map(CertificatePortrait::of).toList());
        putUnlessEmpty(document, "advice", advice());
        document.put("trace", steps.stream().map(Explanation::step).toList());
        return document;
    }

    private static Map<String, Object> step(TraceStep step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("authenticator", step.name());
        document.put("answer", step.answer().toString());
        if (!step.reason().isEmpty()) {
            document.put(step.answer() == TraceStep.Answer.AUTHENTICATED ? "user" : "reason", step.reason());
        }
        putUnlessEmpty(document, "notes", step.notes());
        Advice.about(step).ifPresent(advice -> document.put("advice", advice));
        putUnlessEmpty(
                document,
                "asked",
                step.children().stream().map(Explanation::step).toList());
        return document;
    }

    private static void putUnlessEmpty(Map<String, Object> document, String name, List<?> values) {
        if (!values.isEmpty()) {
            document.put(name, values);
        }
    }
}
