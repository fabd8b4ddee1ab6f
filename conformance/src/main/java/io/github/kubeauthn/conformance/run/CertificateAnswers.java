package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.conformance.vector.AnswerLine.AnsweredAlone;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.Case.Certificates;
import io.github.kubeauthn.conformance.vector.Expect;
import io.github.kubeauthn.conformance.vector.Outcome;
import io.github.kubeauthn.x509.CaBundle;
import io.github.kubeauthn.x509.ClientCertificateAuthenticator;
import io.github.kubeauthn.x509.PeerChain;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Asks the client certificate authenticator alone. */
public final class CertificateAnswers {

    private CertificateAnswers() {}

    /** Answers a case that needs no scenario. */
    public static AnsweredAlone answer(Case question) {
        Certificates certificates = question.x509();
        if (certificates == null) {
            return new AnsweredAlone(question.id(), Expect.of(Outcome.FAILED, "the case asks nothing"));
        }
        Expect answer = Guard.ask(question.id(), () -> answer(certificates), why -> Expect.of(Outcome.FAILED, why));
        return new AnsweredAlone(question.id(), answer);
    }

    static Expect answer(Certificates question) {
        List<PeerCertificate> chain;
        try {
            chain = question.chain().stream()
                    .map(GoBase64::decode)
                    .map(PeerCertificate::ofDer)
                    .toList();
        } catch (IllegalArgumentException notBase64) {
            return Expect.of(Outcome.MALFORMED_CERTIFICATE, String.valueOf(notBase64.getMessage()));
        }
        if (PeerChain.parse(chain) instanceof PeerChain.Malformed malformed) {
            return Expect.of(Outcome.MALFORMED_CERTIFICATE, malformed.message());
        }
        AuthenticationResult result = authenticator(question)
                .authenticate(HttpCredential.builder().peerCertificates(chain).build());
        if (result instanceof Authenticated success) {
            return Expect.builder(Outcome.AUTHENTICATED).user(success.user()).build();
        }
        return result instanceof Failed failure
                ? Expect.of(Outcome.ERROR, failure.message())
                : Expect.of(Outcome.NONE, "");
    }

    private static ClientCertificateAuthenticator authenticator(Certificates question) {
        ClientCertificateAuthenticator.Builder builder = ClientCertificateAuthenticator.builder(
                        CaBundle.ofDer("roots", wellFormedRoots(question)))
                .clock(Clock.fixed(question.currentTime(), ZoneOffset.UTC));
        return question.keyUsage().equals("any") ? builder.anyExtendedKeyUsage().build() : builder.build();
    }

    private static List<byte[]> wellFormedRoots(Certificates question) {
        return question.roots().stream().flatMap(CertificateAnswers::wellFormed).toList();
    }

    /** A root that does not parse is none. */
    private static Stream<byte[]> wellFormed(String root) {
        try {
            byte[] der = GoBase64.decode(root);
            CaBundle.ofDer("root", List.of(der));
            return Stream.of(der);
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}
