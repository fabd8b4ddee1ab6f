package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.conformance.vector.AnswerLine;
import io.github.kubeauthn.conformance.vector.AnswerLine.Answered;
import io.github.kubeauthn.conformance.vector.AnswerLine.Refused;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.Scenario;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the cases of scenarios: builds the chain of each, with what stands around it, and asks it one case after another. */
public final class ScenarioAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ScenarioAnswers.class);

    private final Clock clock;

    /**
     * Answers scenarios.
     *
     * @param clock when a case is asked that does not say when
     */
    public ScenarioAnswers(Clock clock) {
        this.clock = clock;
    }

    /** Answers one scenario. Whatever goes wrong with it is an answer too. */
    public void answer(ScenarioFolder folder, Consumer<? super AnswerLine> answers) {
        String name = folder.name();
        try {
            answer(name, folder.path(), folder.scenario(), folder.cases(), answers);
        } catch (InvalidConfigurationException refused) {
            answers.accept(new Refused(name, Objects.requireNonNullElse(refused.getMessage(), "")));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            answers.accept(new Refused(name, "the scenario was interrupted"));
        } catch (IOException | RuntimeException | LinkageError unexpected) {
            LOG.error("The scenario {} cannot be run", name, unexpected);
            answers.accept(new Refused(name, "the scenario cannot be run: " + unexpected));
        }
    }

    private void answer(
            String name, Path folder, Scenario scenario, List<Case> cases, Consumer<? super AnswerLine> answers)
            throws IOException, InterruptedException {
        CaseClock caseClock = new CaseClock(start(cases));
        try (LiveServers servers = LiveServers.start(folder, scenario.servers());
                WorkingCopy files = WorkingCopy.of(folder, servers)) {
            List<String> flags = scenario.flags().stream().map(servers::expand).toList();
            KubeApiServerFlags parsed = KubeApiServerFlags.parse(flags, files.folder());
            RecordedCluster cluster = RecordedCluster.read(files.folder(), scenario.objects());
            Surroundings surroundings =
                    Surroundings.of(cluster.objects(), cluster).withClock(caseClock);
            try (AuthenticationChain chain = parsed.buildChain(surroundings)) {
                Interview interview = new Interview(chain, servers, cluster);
                interview.waitForIssuers(cases);
                for (Case question : cases) {
                    caseClock.moveTo(question.now() == null ? clock.instant() : question.now());
                    answers.accept(new Answered(name, question.id(), interview.answer(question)));
                }
            }
        }
    }

    private Instant start(List<Case> cases) {
        return cases.stream()
                .map(Case::now)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(clock::instant);
    }
}
