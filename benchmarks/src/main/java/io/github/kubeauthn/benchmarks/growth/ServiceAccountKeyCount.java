package io.github.kubeauthn.benchmarks.growth;

import static io.github.kubeauthn.benchmarks.growth.ApiServer.bearing;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.json.Json;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keys in the file behind {@code --service-account-key-file}. */
final class ServiceAccountKeyCount implements Dimension {

    private static final String HEADER_WITHOUT_KEY_ID = "{\"alg\":\"ES256\"}";

    @Override
    public List<Integer> sizes() {
        return List.of(1, 10, 100, 1_000);
    }

    @Override
    public Stage stage(int size, Path folder) throws IOException {
        List<SigningKey> keys = Stream.generate(SigningKey::p256).limit(size).toList();
        SigningKey last = keys.get(size - 1);
        SigningKey stranger = SigningKey.p256();
        ApiServer server = ApiServer.withKeys(folder, keys);
        AuthenticationChain chain = server.chain();
        return new Stage(
                List.of(
                        Question.accepted(
                                "token that names the last key",
                                Growth.CONSTANT,
                                chain,
                                bearing(ApiServer.token(last).sign())),
                        Question.refused(
                                "token that names a key that is not there",
                                Growth.CONSTANT,
                                chain,
                                bearing(ApiServer.token(stranger).sign())),
                        Question.accepted(
                                "token of the last key that names none",
                                Growth.LINEAR,
                                chain,
                                bearing(anonymous(last))),
                        Question.refused(
                                "token of none of the keys that names none",
                                Growth.LINEAR,
                                chain,
                                bearing(anonymous(stranger)))),
                List.of(new Load("key file", server::chain, false)),
                List.of(chain));
    }

    private static String anonymous(SigningKey key) {
        return key.sign(HEADER_WITHOUT_KEY_ID, Json.write(ApiServer.token(key).claims()));
    }
}
