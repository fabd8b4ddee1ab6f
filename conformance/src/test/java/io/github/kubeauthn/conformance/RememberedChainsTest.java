package io.github.kubeauthn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.conformance.run.RunningScenario;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A chain that remembers which certificates it has verified answers as one that verifies them each time: whenever any of them
 * begins or ends to be valid, and however often it is asked.
 */
class RememberedChainsTest {

    private static final Path SCENARIOS = Path.of("vectors", "scenarios");

    @ParameterizedTest
    @ValueSource(strings = {"x509", "front-proxy", "mutated-certificates", "kubeadm"})
    void what_was_verified_before_is_judged_as_if_it_were_verified_now(String name) throws Exception {
        ScenarioFolder folder = new ScenarioFolder(SCENARIOS.resolve(name));
        List<Case> cases = folder.cases().stream()
                .filter(each -> each.request() != null
                        && !each.request().peerCertificates().isEmpty())
                .toList();
        SortedSet<Instant> instants = instants(cases);
        assertThat(cases).isNotEmpty();
        assertThat(instants).hasSizeGreaterThan(4);

        try (RunningScenario remembering = RunningScenario.start(folder, instants.first());
                RunningScenario forgetful = RunningScenario.start(
                        folder, instants.first(), surroundings -> surroundings.withRememberedChains(0))) {
            for (Instant now : instants) {
                remembering.moveTo(now);
                forgetful.moveTo(now);
                for (Case each : cases) {
                    assertThat(remembering.answer(each))
                            .as("%s at %s", each.id(), now)
                            .isEqualTo(forgetful.answer(each))
                            .isEqualTo(remembering.answer(each));
                }
            }
        }
    }

    /** Around the first and the last moments of the certificates, and when the answers were recorded. */
    private static SortedSet<Instant> instants(List<Case> cases) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        SortedSet<Instant> instants = new TreeSet<>();
        for (Case each : cases) {
            if (each.now() != null) {
                instants.add(each.now());
            }
            for (String certificate : each.request().peerCertificates()) {
                try {
                    X509Certificate read = (X509Certificate) factory.generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(certificate)));
                    addAround(read.getNotBefore().toInstant(), instants);
                    addAround(read.getNotAfter().toInstant(), instants);
                } catch (CertificateException | IllegalArgumentException malformed) {
                    // It says no time, then.
                }
            }
        }
        // Each recorded answer has an instant of its own; a few of them are enough.
        return spread(instants);
    }

    private static void addAround(Instant instant, SortedSet<Instant> instants) {
        instants.add(instant.minusSeconds(1));
        instants.add(instant);
        instants.add(instant.plusSeconds(1));
    }

    private static SortedSet<Instant> spread(SortedSet<Instant> instants) {
        SortedSet<Instant> spread = new TreeSet<>();
        Instant last = Instant.MIN;
        for (Instant each : instants) {
            if (last.equals(Instant.MIN) || !each.isBefore(last.plusMillis(500))) {
                spread.add(each);
                last = each;
            }
        }
        return spread;
    }
}
