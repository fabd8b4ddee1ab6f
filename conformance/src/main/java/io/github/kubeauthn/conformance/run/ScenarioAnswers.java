package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.conformance.vector.AnswerLine;
import io.github.kubeauthn.conformance.vector.AnswerLine.Answered;
import io.github.kubeauthn.conformance.vector.AnswerLine.Refused;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.IOException;
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
            answer(name, folder, folder.cases(), answers);
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

    private void answer(String name, ScenarioFolder folder, List<Case> cases, Consumer<? super AnswerLine> answers)
            throws IOException, InterruptedException {
        try (RunningScenario scenario = RunningScenario.start(folder, start(cases))) {
            scenario.waitForIssuers(cases.stream().filter(Case::waitsForIssuer).toList());
            for (Case question : cases) {
                scenario.moveTo(question.now() == null ? clock.instant() : question.now());
                answers.accept(new Answered(name, question.id(), scenario.answer(question)));
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
