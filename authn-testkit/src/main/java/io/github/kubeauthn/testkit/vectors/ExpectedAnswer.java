package io.github.kubeauthn.testkit.vectors;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kube-apiserver answered to one question. Immutable. */
public final class ExpectedAnswer {

    private final Map<String, @Nullable Object> expect;

    ExpectedAnswer(Map<String, @Nullable Object> expect) {
        this.expect = expect;
    }

    /** {@code authenticated}, {@code none}, {@code error}, {@code malformedCertificate}, {@code malformedRequest} or {@code disabled}. */
    public String outcome() {
        return Json.text(expect, "outcome");
    }

    /** Who sent the request; empty if it was not authenticated, or where a TokenReview was answered. */
    public Optional<UserInfo> user() {
        if (!expect.containsKey("user")) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> user = Json.object(expect, "user");
        Map<String, List<String>> extra = new LinkedHashMap<>();
        Map<String, @Nullable Object> values = Json.object(user, "extra");
        values.keySet().forEach(key -> extra.put(key, Json.texts(values, key)));
        return Optional.of(
                new UserInfo(Json.text(user, "name"), Json.text(user, "uid"), Json.texts(user, "groups"), extra));
    }

    /** The audiences for which the answer holds. */
    public List<String> audiences() {
        return Json.texts(expect, "audiences");
    }

    /** Why the request was refused, in kube-apiserver's words; empty if it was not. */
    public String error() {
        return Json.text(expect, "error");
    }

    /** What the filter before every handler answers, 200 or 401; 0 where it was not asked. */
    public int httpStatus() {
        return expect.get("httpStatus") instanceof Number status ? status.intValue() : 0;
    }

    /** The headers that a handler still sees after success, {@code Name: value}, sorted; none where nobody looked. */
    public List<String> remainingHeaders() {
        return Json.texts(expect, "remainingHeaders");
    }

    /** What the client gets in {@code Warning} headers. */
    public List<String> warnings() {
        return Json.texts(expect, "warnings");
    }

    /** What the audit event gets. */
    public Map<String, String> auditAnnotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        Json.object(expect, "auditAnnotations").forEach((key, value) -> annotations.put(key, String.valueOf(value)));
        return annotations;
    }

    /** The bodies that the server named {@code webhook} received, in order, JSON. */
    public List<String> webhookRequests() {
        return Json.objects(expect, "webhookRequests").stream().map(Json::write).toList();
    }

    /** The {@code status} of a TokenReview, JSON; empty where none was asked for, or none was answered. */
    public Optional<String> reviewStatus() {
        return expect.containsKey("reviewStatus")
                ? Optional.of(Json.write(Json.object(expect, "reviewStatus")))
                : Optional.empty();
    }

    /** The API error that was answered in place of a TokenReview; empty if there was none. */
    public String reviewError() {
        return Json.text(expect, "reviewError");
    }

    /** Writes to the cluster, {@code namespace/name body}. */
    public List<String> patches() {
        return Json.texts(expect, "patches");
    }

    /** All of it as it was recorded, JSON. */
    @Override
    public String toString() {
        return Json.write(expect);
    }
}
