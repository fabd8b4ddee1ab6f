package io.github.kubeauthn.benchmarks.growth;

import static io.github.kubeauthn.benchmarks.growth.ApiServer.showing;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CAs in the file behind {@code --client-ca-file}. */
final class CertificateAuthorities implements Dimension {

    /** As many as Go tries for one certificate. */
    private static final int TRIED = 100;

    @Override
    public List<Integer> sizes() {
        return List.of(1, 10, 100, 1_000);
    }

    @Override
    public Stage stage(int size, Path folder) throws IOException {
        List<TestCa> different =
                IntStream.range(0, size).mapToObj(i -> TestCa.named("ca-" + i)).toList();
        List<TestCa> namesakes =
                IntStream.range(0, size).mapToObj(i -> TestCa.named("ca")).toList();
        ApiServer server = trusting(different, Files.createDirectory(folder.resolve("different")));
        AuthenticationChain ofDifferent = server.chain();
        AuthenticationChain ofNamesakes = trusting(namesakes, Files.createDirectory(folder.resolve("namesakes")))
                .chain();
        return new Stage(
                List.of(
                        Question.accepted(
                                "certificate of the last CA",
                                Growth.CONSTANT,
                                ofDifferent,
                                showing(client(different.get(size - 1)))),
                        Question.refused(
                                "certificate of a CA that is not there",
                                Growth.CONSTANT,
                                ofDifferent,
                                showing(client(TestCa.named("nobody")))),
                        new Question(
                                "certificate of the last CA, all of one name",
                                Growth.LINEAR,
                                ofNamesakes,
                                showing(client(namesakes.get(size - 1))),
                                size <= TRIED),
                        Question.refused(
                                "certificate of none of the CAs, all of one name",
                                Growth.LINEAR,
                                ofNamesakes,
                                showing(client(TestCa.named("ca"))))),
                List.of(new Load("CA bundle", server::chain, false)),
                List.of(ofDifferent, ofNamesakes));
    }

    private static ApiServer trusting(List<TestCa> authorities, Path folder) throws IOException {
        String bundle = authorities.stream().map(TestCa::pem).collect(Collectors.joining());
        return ApiServer.in(folder).file("--client-ca-file", "ca.crt", bundle);
    }

    private static Identity client(TestCa ca) {
        return ca.client("jane", "dev").issue();
    }
}
