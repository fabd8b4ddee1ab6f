package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonReading.Malformed;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.StructReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

/** Reads an object of the API that a client posts. */
final class RequestBody {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private RequestBody() {}

    /**
     * Answers a request by its object, or says why that cannot be read.
     *
     * @param kind what kind of object it must be, if it says anything about it
     * @param answer makes the answer; what was wrong with fields that it read counts more
     */
    static Reply read(ApiRequest request, String kind, Function<StructReader, Reply> answer) {
        return json(request, kind, body -> read(body, kind, answer));
    }

    /**
     * Answers a request by its object in JSON, or says why there is none.
     *
     * @param kind what kind of object it is, for the message
     */
    static Reply json(ApiRequest request, String kind, Function<byte[], Reply> answer) {
        String contentType = request.contentType().toLowerCase(Locale.ROOT);
        byte[] body = request.body().length == 0 ? NOTHING : request.body();
        if (contentType.startsWith(ProtobufBody.CONTENT_TYPE)) {
            return ProtobufBody.toJson(body)
                    .map(answer)
                    .orElseGet(() -> badRequest(kind, "it is no message of that kind"));
        }
        if (!contentType.isEmpty() && !contentType.startsWith("application/json")) {
            return Reply.failure(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: application/json, "
                            + ProtobufBody.CONTENT_TYPE);
        }
        return answer.apply(body);
    }

    private static Reply read(byte[] body, String kind, Function<StructReader, Reply> answer) {
        JsonReading reading = JsonDialect.KUBERNETES.read(body);
        if (!(reading instanceof WellFormed wellFormed)) {
            return badRequest(kind, ((Malformed) reading).message());
        }
        StructReader object = JsonDialect.KUBERNETES.struct(wellFormed.value(), kind);
        String claimed = object.string("kind");
        if (!claimed.isEmpty() && !claimed.equals(kind)) {
            return badRequest(kind, "the object is a " + claimed);
        }
        Reply reply = answer.apply(object);
        return object.problem().map(problem -> badRequest(kind, problem)).orElse(reply);
    }

    private static Reply badRequest(String kind, String why) {
        return Reply.failure(400, "BadRequest", kind + " in the request cannot be handled: " + why);
    }
}
