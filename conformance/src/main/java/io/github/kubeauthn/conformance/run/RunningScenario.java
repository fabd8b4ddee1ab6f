package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.Expect;
import io.github.kubeauthn.conformance.vector.Scenario;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The chain of a scenario with what stands around it: servers, files, the cluster, and a clock that stands still. */
public final class RunningScenario implements AutoCloseable {

    private final LiveServers servers;
    private final WorkingCopy files;
    private final List<String> flags;
    private final CaseClock clock;
    private final AuthenticationChain chain;
    private final Interview interview;

    private RunningScenario(
            LiveServers servers,
            WorkingCopy files,
            List<String> flags,
            CaseClock clock,
            AuthenticationChain chain,
            Interview interview) {
        this.servers = servers;
        this.files = files;
        this.flags = flags;
        this.clock = clock;
        this.chain = chain;
        this.interview = interview;
    }

    /**
     * Starts a scenario, with the token cache of kube-apiserver.
     *
     * @param now what time it is when the chain is built
     * @throws InvalidConfigurationException if the chain refuses to start
     */
    public static RunningScenario start(ScenarioFolder folder, Instant now) throws IOException {
        return start(folder, now, UnaryOperator.identity());
    }

    /**
     * Starts a scenario.
     *
     * @param now what time it is when the chain is built
     * @param change what is other than in kube-apiserver around the chain
     * @throws InvalidConfigurationException if the chain refuses to start
     */
    public static RunningScenario start(ScenarioFolder folder, Instant now, UnaryOperator<Surroundings> change)
            throws IOException {
        Scenario scenario = folder.scenario();
        LiveServers servers = LiveServers.start(folder.path(), scenario.servers());
        try {
            WorkingCopy files = WorkingCopy.of(folder.path(), servers);
            try {
                return start(scenario, servers, files, new CaseClock(now), change);
            } catch (IOException | RuntimeException | LinkageError e) {
                files.close();
                throw e;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            servers.close();
            throw e;
        }
    }

    private static RunningScenario start(
            Scenario scenario,
            LiveServers servers,
            WorkingCopy files,
            CaseClock clock,
            UnaryOperator<Surroundings> change)
            throws IOException {
        List<String> flags = scenario.flags().stream().map(servers::expand).toList();
        KubeApiServerFlags parsed = KubeApiServerFlags.parse(flags, files.folder());
        RecordedCluster cluster = RecordedCluster.read(files.folder(), scenario.objects());
        Surroundings surroundings = Surroundings.of(cluster.objects(), cluster).withClock(clock);
        AuthenticationChain chain = parsed.buildChain(change.apply(surroundings));
        return new RunningScenario(servers, files, flags, clock, chain, new Interview(chain, servers, cluster));
    }

    public AuthenticationChain chain() {
        return chain;
    }

    /** The flags with the servers' addresses put in, as the chain got them. */
    public List<String> flags() {
        return flags;
    }

    /** Where the files lie that the flags name, until this is closed; their servers' addresses are put in. */
    public Path folder() {
        return files.folder();
    }

    /** Sets the clock; caches behave as they should only if it moves forward. */
    public void moveTo(Instant instant) {
        clock.moveTo(instant);
    }

    /** Waits until the keys of the issuers behind these cases are there; then every route of a server counts anew. */
    public void waitForIssuers(List<Case> cases) throws InterruptedException {
        interview.waitForIssuers(cases);
    }

    /** Puts the question of a case to the chain. */
    public Expect answer(Case question) {
        return interview.answer(question);
    }

    @Override
    public void close() {
        chain.close();
        files.close();
        servers.close();
    }
}
