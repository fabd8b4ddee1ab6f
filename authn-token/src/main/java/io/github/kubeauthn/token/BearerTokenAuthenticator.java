package io.github.kubeauthn.token;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.Notices;
import io.github.kubeauthn.api.text.GoText;
import java.util.List;

/**
 * Takes the token out of the {@code Authorization: Bearer} header (RFC 6750 section 2.1) and has it judged. A token that nobody
 * knows is refused; after a success the header goes.
 *
 * <p>The rule is that of {@code pkg/authentication/request/bearertoken} of k8s.io/apiserver: the first such header counts, the
 * token is what stands between the first and the second space, and a token behind two spaces is none, with a warning.
 *
 * @param tokens who judges tokens
 */
public record BearerTokenAuthenticator(Authenticator<BearerToken> tokens) implements Authenticator<HttpCredential> {

    private static final String HEADER = "Authorization";
    private static final String SCHEME = "bearer";
    private static final List<HeaderEdit> EDITS = List.of(new HeaderEdit.Remove(HEADER));
    private static final AuthenticationResult TOKEN_BEHIND_TWO_SPACES = AuthenticationResult.noOpinion()
            .withNotices(
                    Notices.warning("the provided Authorization header contains extra space before the bearer token, "
                            + "and is ignored"));

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        String header = GoText.trimSpace(credential.headers().first(HEADER));
        int afterScheme = header.indexOf(' ');
        if (afterScheme != SCHEME.length() || !header.regionMatches(true, 0, SCHEME, 0, afterScheme)) {
            credential.trace().note(() -> "there is no bearer token in the Authorization header");
            return AuthenticationResult.noOpinion();
        }
        int afterToken = header.indexOf(' ', afterScheme + 1);
        BearerToken token = BearerToken.within(
                header, afterScheme + 1, afterToken < 0 ? header.length() : afterToken, credential.context());
        if (token.length() == 0) {
            return TOKEN_BEHIND_TWO_SPACES;
        }
        AuthenticationResult result = tokens.authenticate(token);
        return CarriedToken.answer(result, EDITS);
    }
}
