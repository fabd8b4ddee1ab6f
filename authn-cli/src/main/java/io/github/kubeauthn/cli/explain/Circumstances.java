package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What no authenticator can say: that a request shows nothing that any of them would look at, and why nobody is anonymous.
 *
 * @param flags those of the API server
 */
record Circumstances(KubeApiServerFlags flags) {

    private static final String AUTHORIZATION = "Authorization";

    /** In small letters; JWTs and bootstrap tokens have dots. */
    private static final Pattern OPAQUE = Pattern.compile("[a-z0-9_+/=-]+");

    List<String> of(HttpCredential request) {
        List<String> found = new ArrayList<>();
        String authorization = request.headers().first(AUTHORIZATION).strip().toLowerCase(Locale.ROOT);
        if (authorization.startsWith("basic ")
                && flags.values("basic-auth-file").isEmpty()) {
            found.add(
                    "the request shows a user name and a password (Basic), which kube-apiserver has not read since 1.19: use"
                            + " a certificate or a token");
        } else if (authorization.equals("bearer")) {
            found.add(
                    "there is no token behind the word Bearer: was the variable or the file empty that it comes from?");
        } else if (!authorization.isEmpty() && authorization.indexOf(' ') < 0) {
            found.add("the Authorization header has one word only: write the word Bearer and a space before the token");
        }
        String bearer =
                authorization.startsWith("bearer ") ? authorization.substring(7).strip() : "";
        if (!flags.values("token-auth-file").isEmpty() && OPAQUE.matcher(bearer).matches()) {
            found.add(
                    "if the token is one of --token-auth-file, it must stand there, and since before the API server was"
                            + " started, which reads the file only then");
        }
        boolean showsNothing =
                authorization.isEmpty() && request.peerCertificates().isEmpty();
        if (showsNothing || authorization.startsWith("basic ")) {
            anonymous(found);
        }
        return found;
    }

    private void anonymous(List<String> found) {
        if (flags.values("anonymous-auth").contains("false")) {
            found.add(
                    "--anonymous-auth is false, so whoever shows no credential is refused on every path, health checks included:"
                            + " show one, or allow anonymous on /livez, /readyz and /healthz by anonymous.conditions of"
                            + " --authentication-config");
        } else if (!flags.allowsAnonymous()) {
            found.add(
                    "the authorization mode allows everything (AlwaysAllow, or none at all), which turns anonymous requests off:"
                            + " give --authorization-mode=Node,RBAC, or show a credential");
        }
    }
}
