package io.github.kubeauthn.oidc;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.oidc.configuration.AnonymousConfiguration;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.configuration.ConfigurationCheck;
import io.github.kubeauthn.oidc.configuration.ConfigurationFile;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading.Undecodable;
import io.github.kubeauthn.x509.watch.FileWatch;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JWT authenticators that follow the file behind {@code --authentication-config}, as kube-apiserver does: its folder is
 * watched, and the file is looked at every minute besides. The authenticators of new content take over as soon as all their
 * issuers are ready, if that is within a minute; until then, and where it never comes to that, the ones before stay. Content
 * that does not decode or makes no sense is refused until it changes; what it says of anonymous requests may not change.
 *
 * <p>It owns a daemon thread until it is closed; after that, the last authenticators stay as they are.
 */
public final class ReloadingJwtAuthenticators implements Authenticator<BearerToken>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingJwtAuthenticators.class);
    private static final Duration LOOK_INTERVAL = Duration.ofMinutes(1);

    private final ConfigurationFile file;
    private final JwtAuthenticators.Builder settings;
    private final JwtListener listener;
    private final Patience patience;
    private final FileWatch watch;
    private final Set<JwtAuthenticators> retired = ConcurrentHashMap.newKeySet();
    private byte[] settledContent;
    private volatile JwtAuthenticators current;

    private ReloadingJwtAuthenticators(
            ConfigurationFile file, JwtAuthenticators.Builder settings, JwtListener listener, Patience patience) {
        this.file = file;
        this.settings = settings;
        this.listener = listener;
        this.patience = patience;
        this.settledContent = file.content();
        this.current = settings.buildFollowing(settings.check(file.configuration()));
        this.watch = new FileWatch(file.path(), LOOK_INTERVAL);
    }

    static ReloadingJwtAuthenticators start(
            ConfigurationFile file, JwtAuthenticators.Builder settings, JwtListener listener, Patience patience) {
        ReloadingJwtAuthenticators reloading = new ReloadingJwtAuthenticators(file, settings, listener, patience);
        listener.configurationLoaded(file.content());
        reloading.watch.start(reloading::look);
        return reloading;
    }

    /**
     * How long to wait.
     *
     * @param poll between two looks at whether new authenticators are ready
     * @param ready for them to be
     * @param retirement before authenticators that were replaced are closed, for the sake of questions under way
     */
    record Patience(Duration poll, Duration ready, Duration retirement) {

        static final Patience USUAL =
                new Patience(Duration.ofMillis(200), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        return current.authenticate(token);
    }

    /** The authenticators that answer now. They are closed some time after others have taken over. */
    public JwtAuthenticators current() {
        return current;
    }

    /** Why tokens of an issuer cannot be verified yet; see {@link JwtAuthenticators#healthProblem()}. */
    public Optional<String> healthProblem() {
        return current.healthProblem();
    }

    /** Ends the thread and closes the authenticators. */
    @Override
    public void close() {
        watch.close();
        retired.forEach(JwtAuthenticators::close);
        current.close();
    }

    /** Looks at the file now. */
    private void look() {
        try {
            byte[] content = GoFiles.read(file.path(), file.name());
            if (!MessageDigest.isEqual(content, settledContent)) {
                reload(content);
            }
        } catch (InvalidConfigurationException e) {
            refuse("cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private void reload(byte[] content) {
        ConfigurationReading reading = AuthenticationConfiguration.read(content);
        if (reading instanceof Undecodable undecodable) {
            settledContent = content;
            refuse("does not decode", undecodable.message());
            return;
        }
        AuthenticationConfiguration configuration = (AuthenticationConfiguration) reading;
        ConfigurationCheck check = configuration.check(settings.checkOptions());
        Optional<String> objection = objection(check);
        if (objection.isPresent()) {
            settledContent = content;
            refuse("is not valid", objection.get());
            return;
        }
        // From here on a failure may be over when the file is looked at again, so the content is not settled.
        try {
            Optional<String> problem = replace(check);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (problem.isPresent()) {
                refuse("cannot be used now", problem.get());
                return;
            }
        } catch (InvalidConfigurationException e) {
            refuse("cannot be used", String.valueOf(e.getMessage()));
            return;
        }
        settledContent = content;
        LOG.info("reloaded authentication config from {}", file.name());
        listener.configurationReloaded(content);
    }

    private Optional<String> objection(ConfigurationCheck check) {
        @Nullable AnonymousConfiguration before = file.configuration().anonymous();
        boolean sameAnonymous = Objects.equals(before, check.configuration().anonymous());
        List<Failed> problems = new ArrayList<>();
        check.errors().forEach(error -> problems.add(Failed.refused(error)));
        if (!sameAnonymous) {
            problems.add(Failed.refused("anonymous: Forbidden: changed from initial configuration file"));
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Failed.aggregate(problems).message());
    }

    /** Why authenticators of the new configuration did not take over; empty if they did. */
    private Optional<String> replace(ConfigurationCheck check) {
        JwtAuthenticators next = settings.buildFollowing(check);
        Optional<String> problem = awaitReady(next);
        if (problem.isPresent()) {
            next.close();
            return problem;
        }
        JwtAuthenticators before = current;
        current = next;
        retired.add(before);
        CompletableFuture.delayedExecutor(patience.retirement().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    before.close();
                    retired.remove(before);
                    // only now, since until now it might still have fetched keys
                    before.issuers().stream()
                            .filter(issuer -> !current.issuers().contains(issuer))
                            .forEach(listener::issuerRemoved);
                });
        return Optional.empty();
    }

    private Optional<String> awaitReady(JwtAuthenticators next) {
        long polls = patience.ready().dividedBy(patience.poll());
        try {
            for (long i = 0; i < polls; i++) {
                if (next.healthProblem().isEmpty()) {
                    return Optional.empty();
                }
                Thread.sleep(patience.poll().toMillis());
            }
            return next.healthProblem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("context canceled");
        }
    }

    private void refuse(String what, String why) {
        LOG.error("{} {}, what it said before stays: {}", file.name(), what, why);
        listener.configurationRefused(why);
    }
}
