package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.apiserver.RequestTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose sender is in question.
 *
 * @param credential what it shows
 * @param bearerToken the bearer token in its headers; null if there is none
 */
record Question(HttpCredential credential, @Nullable String bearerToken) {

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";

    static Question of(
            @Nullable String token,
            List<String> headers,
            List<PeerCertificate> certificates,
            String target,
            AuthenticationContext context) {
        Headers.Builder all = Headers.builder();
        if (token != null) {
            all.add(AUTHORIZATION, "Bearer " + token);
        }
        headers.forEach(header -> add(all, header));
        Headers built = all.build();
        HttpCredential credential = HttpCredential.builder()
                .path(decoded(target))
                .headers(built)
                .peerCertificates(certificates)
                .context(context)
                .build();
        return new Question(credential, tokenOf(built).orElse(null));
    }

    private static void add(Headers.Builder headers, String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            // the text may hold a token
            throw new InvalidConfigurationException(
                    "--header: a header is written as 'Name: value'; this one has no colon");
        }
        headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    private static Optional<String> tokenOf(Headers headers) {
        String value = headers.first(AUTHORIZATION).strip();
        return value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(value.substring(BEARER.length()))
                : Optional.empty();
    }

    private static String decoded(String target) {
        RequestTarget read = RequestTarget.parse(target);
        if (read instanceof RequestTarget.Path path) {
            return path.decoded();
        }
        throw new InvalidConfigurationException(
                "--path: kube-apiserver answers 400 to " + target + ": " + ((RequestTarget.Malformed) read).message());
    }
}
