package io.github.kubeauthn.benchmarks.growth;

import static io.github.kubeauthn.benchmarks.growth.ApiServer.bearing;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.nio.file.Path;
import java.util.List;

/** Issuers in the file behind {@code --authentication-config}, their keys known already. */
final class Issuers implements Dimension {

    @Override
    public List<Integer> sizes() {
        // kube-apiserver takes no more
        return List.of(1, 4, 16, 64);
    }

    @Override
    public Stage stage(int size, Path folder) {
        SigningKey key = SigningKey.p256();
        AuthenticationChain chain = OidcChain.ofIssuers(size, key);
        return new Stage(
                List.of(
                        Question.accepted(
                                "token of the last issuer",
                                Growth.CONSTANT,
                                chain,
                                bearing(OidcChain.token(size - 1, key).sign())),
                        Question.refused(
                                "token of an issuer that is not there",
                                Growth.CONSTANT,
                                chain,
                                bearing(OidcChain.token(size, key).sign()))),
                List.of(new Load("configuration", () -> OidcChain.ofIssuers(size, key), false)),
                List.of(chain));
    }
}
