package io.github.kubeauthn.benchmarks.growth;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.util.function.Supplier;

/**
 * What a chain is asked again and again.
 *
 * @param what in words, the same for every size
 * @param growth how far its cost may grow
 * @param chain whom it is put to
 * @param credential one that nobody has looked at, each time
 * @param authenticated whether the answer is yes
 */
record Question(
        String what,
        Growth growth,
        AuthenticationChain chain,
        Supplier<HttpCredential> credential,
        boolean authenticated) {

    static Question accepted(
            String what, Growth growth, AuthenticationChain chain, Supplier<HttpCredential> credential) {
        return new Question(what, growth, chain, credential, true);
    }

    static Question refused(
            String what, Growth growth, AuthenticationChain chain, Supplier<HttpCredential> credential) {
        return new Question(what, growth, chain, credential, false);
    }

    AuthenticationResult ask() {
        return chain.authenticate(credential.get());
    }

    /**
     * Asks once, to see that it costs what it is to cost.
     *
     * @throws IllegalStateException if the answer is another
     */
    void requireAnswer() {
        AuthenticationResult result = ask();
        if (result instanceof Authenticated != authenticated) {
            throw new IllegalStateException(what + ": the answer is " + result);
        }
    }
}
