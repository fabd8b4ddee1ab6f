package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.RequestAuthenticatorContract;
import io.github.kubeauthn.testkit.pki.CertificatePurpose;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.question.Questions;
import java.util.List;

class ClientCertificateContractTest extends RequestAuthenticatorContract {

    /** It stands still because messages tell the time. */
    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");

    private final TestCa ca = TestCa.named("ca");

    @Override
    protected Authenticator<HttpCredential> authenticator() {
        return ClientCertificateAuthenticator.builder(
                        CaBundle.ofDer("test", List.of(ca.identity().der())))
                .clock(clock)
                .build();
    }

    @Override
    protected HttpCredential knownRequest() {
        return Questions.withCertificate(ca.client("jane", "dev").issue());
    }

    @Override
    protected List<HttpCredential> refusedRequests() {
        return List.of(
                Questions.withCertificate(
                        TestCa.named("stranger").client("jane").issue()),
                Questions.withCertificate(ca.client("jane").expired().issue()),
                Questions.withCertificate(ca.client("jane").notYetValid().issue()),
                Questions.withCertificate(
                        ca.client("jane").usableFor(CertificatePurpose.SERVER).issue()),
                Questions.withCertificate(ca.client("jane").uid("a").uid("b").issue()),
                HttpCredential.builder()
                        .peerCertificates(List.of(PeerCertificate.ofDer(new byte[] {0x30, 0})))
                        .build());
    }

    /** Whoever the authority signed but did not name may be somebody to somebody else. */
    @Override
    protected List<HttpCredential> foreignRequests() {
        return List.of(
                Questions.withoutCredentials(),
                Questions.withBearerToken("a-text-that-nobody-here-can-know"),
                Questions.withCertificate(ca.client("", "dev").issue()));
    }
}
