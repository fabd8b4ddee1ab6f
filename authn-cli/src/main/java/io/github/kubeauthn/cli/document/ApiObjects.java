package io.github.kubeauthn.cli.document;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects of the Kubernetes API as the API server answers them. */
public final class ApiObjects {

    private static final String AUTHENTICATION = "authentication.k8s.io/v1";

    private ApiObjects() {}

    /** An object with nothing in it yet. */
    public static Map<String, Object> object(String apiVersion, String kind) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", kind);
        object.put("apiVersion", apiVersion);
        return object;
    }

    /** {@code UserInfo}; members without a value are left out. */
    public static Map<String, Object> user(UserInfo user) {
        Map<String, Object> object = new LinkedHashMap<>();
        putUnlessEmpty(object, "username", user.name());
        putUnlessEmpty(object, "uid", user.uid());
        if (!user.groups().isEmpty()) {
            object.put("groups", user.groups());
        }
        if (!user.extra().isEmpty()) {
            object.put("extra", new TreeMap<>(user.extra()));
        }
        return object;
    }

    /** A SelfSubjectReview, as {@code kubectl auth whoami} gets it. */
    public static Map<String, Object> selfSubjectReview(UserInfo user) {
        Map<String, Object> object = object(AUTHENTICATION, "SelfSubjectReview");
        object.put("status", Map.of("userInfo", user(user)));
        return object;
    }

    /** A TokenReview with its answer, and without the token. */
    public static Map<String, Object> tokenReview(List<String> audiences, Reviewed answer) {
        Map<String, Object> object = object(AUTHENTICATION, "TokenReview");
        object.put("spec", audiences.isEmpty() ? Map.of() : Map.of("audiences", audiences));
        object.put("status", status(answer));
        return object;
    }

    /** {@code status} of a TokenReview. */
    public static Map<String, Object> status(Reviewed answer) {
        Map<String, Object> status = new LinkedHashMap<>();
        if (answer.authenticated()) {
            status.put("authenticated", true);
        }
        answer.user().ifPresent(user -> status.put("user", user(user)));
        if (answer.user().isEmpty()) {
            status.put("user", Map.of());
        }
        if (!answer.audiences().isEmpty()) {
            status.put("audiences", answer.audiences().values());
        }
        putUnlessEmpty(status, "error", answer.error());
        return status;
    }

    /** What a TokenReview answers, as an object: the review, or a {@code Status}. */
    public static Map<String, Object> answer(List<String> audiences, TokenReviewAnswer answer) {
        return answer instanceof Reviewed reviewed
                ? tokenReview(audiences, reviewed)
                : declined((TokenReviewAnswer.Declined) answer);
    }

    /** {@code Status} of a review that is not answered. */
    public static Map<String, Object> declined(TokenReviewAnswer.Declined declined) {
        return failure(declined.code(), declined.code() == 400 ? "BadRequest" : "InternalError", declined.message());
    }

    /** A {@code Status} that says why there is no answer. */
    public static Map<String, Object> failure(int code, String reason, String message) {
        Map<String, Object> status = object("v1", "Status");
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", message);
        status.put("reason", reason);
        status.put("code", code);
        return status;
    }

    private static void putUnlessEmpty(Map<String, Object> object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }
}
