package io.github.kubeauthn.benchmarks.growth;

import static io.github.kubeauthn.benchmarks.growth.ApiServer.bearing;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes of a token, by what they are: of good ones, and of such as somebody sends who wants them to take long. */
final class TokenBytes implements Dimension {

    @Override
    public List<Integer> sizes() {
        return List.of(1 << 10, 1 << 14, 1 << 17, 1 << 20);
    }

    @Override
    public Stage stage(int size, Path folder) throws IOException {
        SigningKey key = SigningKey.p256();
        ApiServer server =
                ApiServer.withKeys(folder, List.of(key)).file("--token-auth-file", "tokens.csv", "of-jane,jane,1\n");
        AuthenticationChain chain = server.chain();
        AuthenticationChain remembering = server.rememberingChain();
        AuthenticationChain oidc = OidcChain.ofIssuers(1, key);
        // base64 makes four bytes of three
        int bytes = size / 4 * 3;
        String letters = "a".repeat(bytes);
        String longClaim = ApiServer.token(key).claim("note", letters).sign();
        String manyClaims = ApiServer.token(key).claim("note", claims(bytes)).sign();
        String manyGroups =
                OidcChain.token(0, key).claim("groups", groups(bytes)).sign();
        String otherKey = OidcChain.token(0, key.named(letters)).sign();
        return new Stage(
                List.of(
                        accepted("a long claim", chain, longClaim),
                        accepted("a long claim, remembered", remembering, longClaim),
                        accepted("many claims", chain, manyClaims),
                        accepted("many groups, OIDC", oidc, manyGroups),
                        refused("letters", chain, "a".repeat(size)),
                        refused("dots", chain, ".".repeat(size)),
                        refused("brackets as claims", chain, key.sign("[".repeat(bytes))),
                        refused("objects as claims", chain, key.sign(list("{}", bytes))),
                        refused("one claim again and again", chain, key.sign(object("\"iss\":0", bytes))),
                        refused("escapes in the issuer", chain, key.sign(issuedBy("\\u00e9".repeat(bytes / 6)))),
                        refused("a long number as time of issue", oidc, OidcChain.issuedAt("1".repeat(bytes), key)),
                        refused("a long key id", oidc, otherKey),
                        refused("a long modulus in the header", oidc, OidcChain.withHeader(modulus(letters), key)),
                        refused("certificates in the header", oidc, OidcChain.withHeader(certificates(bytes), key))),
                List.of(),
                List.of(chain, remembering, oidc));
    }

    private static Question accepted(String what, AuthenticationChain chain, String token) {
        return Question.accepted(what, Growth.LINEAR, chain, bearing(token));
    }

    private static Question refused(String what, AuthenticationChain chain, String token) {
        return Question.refused(what, Growth.LINEAR, chain, bearing(token));
    }

    private static Map<String, Integer> claims(int bytes) {
        return IntStream.range(0, bytes / 16).boxed().collect(Collectors.toMap(i -> "claim-" + i, i -> i));
    }

    private static List<String> groups(int bytes) {
        return IntStream.range(0, bytes / 16).mapToObj(i -> "group-" + i).toList();
    }

    private static String issuedBy(String issuer) {
        return "{\"iss\":\"" + issuer + "\"}";
    }

    private static String modulus(String base64) {
        return "\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + base64 + "\"}";
    }

    private static String certificates(int bytes) {
        byte[] der = TestCa.named("somebody").identity().der();
        return "\"x5c\":" + list("\"" + Base64.getEncoder().encodeToString(der) + "\"", bytes);
    }

    private static String list(String element, int bytes) {
        return "[" + repeated(element, bytes) + "]";
    }

    private static String object(String member, int bytes) {
        return "{" + repeated(member, bytes) + "}";
    }

    private static String repeated(String text, int bytes) {
        return String.join(",", Collections.nCopies(Math.max(1, bytes / (text.length() + 1)), text));
    }
}
