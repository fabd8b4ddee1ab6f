package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates made by chance, one for each thing that Go says about such, and what Go says. */
class GoVerdictsTest {

    /** Behind this marker Go's wording is not ours to keep. */
    private static final String MARKER = "x509: ";

    record Verdict(
            String name,
            String outcome,
            String detail,
            Instant time,
            boolean anyKeyUsage,
            List<byte[]> roots,
            List<PeerCertificate> chain) {

        static Verdict of(String line) {
            String[] columns = line.split("\t", -1);
            return new Verdict(
                    columns[0],
                    columns[1],
                    columns[2],
                    Instant.parse(columns[3]),
                    columns[4].equals("any"),
                    ders(columns[5]),
                    ders(columns[6]).stream().map(PeerCertificate::ofDer).toList());
        }

        private static List<byte[]> ders(String column) {
            return Arrays.stream(column.split(" "))
                    .map(der -> Base64.getDecoder().decode(der))
                    .toList();
        }

        @Override
        public String toString() {
            return name + ": " + outcome + " " + detail;
        }
    }

    static List<Verdict> verdicts() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                GoVerdictsTest.class.getResourceAsStream("go-verdicts.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Verdict::of)
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void decides_as_go_does(Verdict verdict) {
        assertThat(answer(verdict)).isEqualTo(verdict.outcome + " " + untilMarker(verdict.detail));
    }

    private static String answer(Verdict verdict) {
        if (PeerChain.parse(verdict.chain) instanceof PeerChain.Malformed malformed) {
            return "malformedCertificate " + untilMarker(malformed.message());
        }
        ClientCertificateAuthenticator.Builder builder = ClientCertificateAuthenticator.builder(trusted(verdict.roots))
                .clock(Clock.fixed(verdict.time, ZoneOffset.UTC))
                .readUid(false);
        if (verdict.anyKeyUsage) {
            builder.anyExtendedKeyUsage();
        }
        AuthenticationResult result = builder.build()
                .authenticate(
                        HttpCredential.builder().peerCertificates(verdict.chain).build());
        if (result instanceof Authenticated success) {
            return "authenticated " + success.user().name() + "|"
                    + String.join(",", success.user().groups());
        }
        if (result instanceof Failed failure) {
            return "error "
                    + untilMarker(failure.message().replaceFirst("(?s)^verifying certificate .*? failed: ", ""));
        }
        return "none ";
    }

    /** As an x509 pool of Go: what does not parse is not in it. */
    private static CaBundle trusted(List<byte[]> roots) {
        List<byte[]> wellFormed = new ArrayList<>();
        for (byte[] root : roots) {
            try {
                CaBundle.ofDer("one", List.of(root));
                wellFormed.add(root);
            } catch (InvalidConfigurationException e) {
                assertThat(e).hasMessageStartingWith("error loading CA bundle for \"one\": ");
            }
        }
        return CaBundle.ofDer("roots", wellFormed);
    }

    private static String untilMarker(String text) {
        return Stream.of(text)
                .map(t -> t.contains(MARKER) ? t.substring(0, t.indexOf(MARKER)) + "…" : t)
                .findFirst()
                .orElseThrow();
    }
}
