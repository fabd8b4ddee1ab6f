package io.github.kubeauthn.benchmarks.growth;

import static io.github.kubeauthn.benchmarks.growth.ApiServer.showing;

import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Groups in a client certificate. */
final class CertificateGroups implements Dimension {

    @Override
    public List<Integer> sizes() {
        return List.of(1, 10, 100, 1_000);
    }

    @Override
    public Stage stage(int size, Path folder) throws IOException {
        TestCa ca = TestCa.named("kubernetes");
        String[] groups = IntStream.range(0, size).mapToObj(i -> "group-" + i).toArray(String[]::new);
        Identity certificate = ca.client("jane", groups).issue();
        List<PeerCertificate> seen = certificate.peerCertificates();
        ApiServer server = ApiServer.in(folder).file("--client-ca-file", "ca.crt", ca.pem());
        AuthenticationChain chain = server.chain();
        AuthenticationChain remembering = server.rememberingChain();
        return new Stage(
                List.of(
                        Question.accepted("certificate never seen", Growth.LINEAR, chain, showing(certificate)),
                        Question.accepted(
                                "certificate seen before",
                                Growth.LINEAR,
                                remembering,
                                () -> HttpCredential.builder()
                                        .peerCertificates(seen)
                                        .build())),
                List.of(),
                List.of(chain, remembering));
    }
}
