package io.github.kubeauthn.token;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.AuthenticationResult.NoOpinion;
import io.github.kubeauthn.api.HeaderEdit;
import java.util.List;

/** What the judgement of a token means for the request that carried it. */
final class CarriedToken {

    private static final Failed UNKNOWN = Failed.refused("invalid bearer token");

    private CarriedToken() {}

    /**
     * The answer to the request.
     *
     * @param result what was said of the token
     * @param edits what takes the token out of the request
     */
    static AuthenticationResult answer(AuthenticationResult result, List<HeaderEdit> edits) {
        if (result instanceof Authenticated success) {
            return success.withHeaderEdits(edits);
        }
        if (result instanceof NoOpinion) {
            return result.notices().isEmpty() ? UNKNOWN : UNKNOWN.withNotices(result.notices());
        }
        return result;
    }
}
