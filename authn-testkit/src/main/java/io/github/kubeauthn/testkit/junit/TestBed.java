package io.github.kubeauthn.testkit.junit;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.cluster.ServiceAccountIssuer;
import io.github.kubeauthn.testkit.cluster.TestCluster;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The chain of one test with everything around it. */
final class TestBed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Settings settings;
    private final ManualClock clock;
    private final StandIns own;
    private final Arguments arguments;
    private final KubeApiServerFlags flags;
    private final TestCluster cluster;
    private final AuthenticationChain chain;

    private TestBed(
            Settings settings,
            ManualClock clock,
            StandIns own,
            Arguments arguments,
            KubeApiServerFlags flags,
            TestCluster cluster,
            AuthenticationChain chain) {
        this.settings = settings;
        this.clock = clock;
        this.own = own;
        this.arguments = arguments;
        this.flags = flags;
        this.cluster = cluster;
        this.chain = chain;
    }

    static TestBed start(Settings settings) {
        ManualClock clock = ManualClock.at(settings.now());
        TestCluster cluster = TestCluster.of(settings.objects(), clock);
        try {
            StandIns own = new StandIns(clock);
            try {
                return start(settings, clock, cluster, own);
            } catch (IOException | RuntimeException e) {
                own.close();
                throw e;
            }
        } catch (IOException | InvalidConfigurationException e) {
            throw Misuse.of(
                    "@KubeAuthn on " + settings.where() + " asks for a chain that does not start: " + e.getMessage(),
                    e);
        }
    }

    private static TestBed start(Settings settings, ManualClock clock, TestCluster cluster, StandIns own)
            throws IOException {
        Arguments arguments = Arguments.of(settings, own);
        KubeApiServerFlags flags = KubeApiServerFlags.parse(arguments.all());
        AuthenticationChain chain =
                flags.buildChain(Surroundings.of(cluster.objects()).withClock(clock));
        TestBed started = new TestBed(settings, clock, own, arguments, flags, cluster, chain);
        try {
            if (own.hasOidc()) {
                started.waitForIssuer();
            }
            return started;
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    /** A chain fetches an issuer's keys in the background; a test is not to begin before it has them. */
    private void waitForIssuer() {
        long start = System.nanoTime();
        while (chain.healthProblem().isPresent()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw Misuse.of(
                        "@KubeAuthn on " + settings.where() + " started a chain that cannot verify tokens after "
                                + PATIENCE.toSeconds() + " s: "
                                + chain.healthProblem().orElse("its issuers are ready only now"));
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Misuse.of("@KubeAuthn on " + settings.where() + " was interrupted", e);
            }
        }
    }

    AuthenticationChain chain() {
        return chain;
    }

    ManualClock clock() {
        return clock;
    }

    TestCluster cluster() {
        return cluster;
    }

    TestCa clientCa(String wanting) {
        require(FileFlag.CLIENT_CA_FILE, wanting);
        return own.clientCa();
    }

    TestCa proxyCa(String wanting) {
        require(FileFlag.REQUESTHEADER_CLIENT_CA_FILE, wanting);
        return own.proxyCa();
    }

    ServiceAccountIssuer serviceAccountIssuer(String wanting) {
        require(FileFlag.SERVICE_ACCOUNT_KEY_FILE, wanting);
        String issuer = flags.values("service-account-issuer").get(0);
        List<String> named = flags.values("api-audiences");
        List<String> audiences = named.isEmpty() ? List.of(issuer) : named;
        return new ServiceAccountIssuer(
                new ServiceAccountTokens(issuer, audiences, own.serviceAccountKey(), clock), cluster);
    }

    FakeOidcProvider oidc(String wanting) {
        if (!own.hasOidc()) {
            throw Misuse.of(wanting + " cannot be had, because the chain has no OpenID Connect provider of the testkit:"
                    + " say @KubeAuthn(with = Mechanism.OIDC), or name its issuer " + KubeAuthn.OIDC_ISSUER
                    + " in the flags.");
        }
        return own.oidc();
    }

    FakeTokenWebhook webhook(String wanting) {
        if (!arguments.isOwn(FileFlag.AUTHENTICATION_TOKEN_WEBHOOK_CONFIG_FILE)) {
            throw Misuse.of(wanting + " cannot be had, because the chain has no token webhook of the testkit:"
                    + " say @KubeAuthn(with = Mechanism.TOKEN_WEBHOOK).");
        }
        return own.webhook();
    }

    /** The testkit holds the keys only of what it made itself. */
    private void require(FileFlag flag, String wanting) {
        if (!arguments.isOwn(flag)) {
            Optional<String> file = flags.values(flag.flagName()).stream().findFirst();
            throw Misuse.of(wanting + " cannot be had, because "
                    + file.map(name -> "--" + flag.flagName() + " is " + name
                                    + ", whose keys the testkit does not have: name a file there that does not exist,"
                                    + " and the testkit makes it.")
                            .orElse("the flags have no --" + flag.flagName()
                                    + ": add it with a file that does not exist, and the testkit makes it."));
        }
    }

    @Override
    public void close() {
        chain.close();
        own.close();
    }
}
