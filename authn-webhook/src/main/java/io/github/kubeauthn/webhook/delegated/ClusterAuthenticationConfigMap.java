package io.github.kubeauthn.webhook.delegated;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.webhook.connection.Call;
import io.github.kubeauthn.webhook.connection.ClusterConnection;
import io.github.kubeauthn.webhook.connection.Countdown;
import io.github.kubeauthn.webhook.connection.Reply;
import io.github.kubeauthn.webhook.connection.Reply.Answer;
import io.github.kubeauthn.webhook.connection.Reply.NoAnswer;
import io.github.kubeauthn.webhook.kubeconfig.InCluster;
import io.github.kubeauthn.webhook.kubeconfig.Kubeconfig;
import io.github.kubeauthn.webhook.review.ApiFailure;
import io.github.kubeauthn.webhook.review.ConfigMapData;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ConfigMap as a cluster has it, read again at an interval. Whoever asks needs the role
 * {@code extension-apiserver-authentication-reader} in {@code kube-system}.
 *
 * <p>It owns a thread until it is closed. A look that fails is logged, and the next one follows all the same.
 */
public final class ClusterAuthenticationConfigMap implements AuthenticationConfigMap {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterAuthenticationConfigMap.class);

    private static final String NAME = "extension-apiserver-authentication";
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(10);
    private static final Call LOOK = Call.get("api/v1/namespaces/kube-system/configmaps/" + NAME, "");

    private final ClusterConnection connection;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "kube-authn-authentication-configmap");
        created.setDaemon(true);
        return created;
    });
    private Reading last = new Reading.Absent();

    private ClusterAuthenticationConfigMap(ClusterConnection connection, Duration interval) {
        this.connection = connection;
        this.interval = interval;
    }

    /**
     * In the cluster that a kubeconfig names, looked at every 10 s.
     *
     * @throws InvalidConfigurationException if the kubeconfig cannot be used
     */
    public static ClusterAuthenticationConfigMap of(Path kubeconfig, Clock clock) {
        return of(kubeconfig, clock, INTERVAL);
    }

    /**
     * In the cluster that a kubeconfig names.
     *
     * @param interval how long to wait from one look to the next
     * @throws InvalidConfigurationException if the kubeconfig or the interval cannot be used
     */
    public static ClusterAuthenticationConfigMap of(Path kubeconfig, Clock clock, Duration interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new InvalidConfigurationException(
                    "the interval for the ConfigMap is " + interval + ", but must be positive");
        }
        Kubeconfig config = Kubeconfig.load(kubeconfig, kubeconfig.toString(), UnaryOperator.identity());
        return new ClusterAuthenticationConfigMap(ClusterConnection.open(config.access(), clock), interval);
    }

    /**
     * In the cluster in which this process is a pod, looked at every 10 s.
     *
     * @throws InvalidConfigurationException if this process is no pod
     */
    public static ClusterAuthenticationConfigMap inCluster(Clock clock) {
        return new ClusterAuthenticationConfigMap(
                ClusterConnection.open(InCluster.access(System.getenv(), InCluster.SERVICE_ACCOUNT), clock), INTERVAL);
    }

    @Override
    public Reading follow(Consumer<Map<String, String>> listener) {
        last = look();
        if (last instanceof Reading.Found found) {
            listener.accept(found.data());
        }
        long pause = interval.toNanos();
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> lookAgain(listener), pause, pause, TimeUnit.NANOSECONDS);
        return last;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void lookAgain(Consumer<Map<String, String>> listener) {
        try {
            take(look(), listener);
        } catch (RuntimeException e) {
            // Whatever it was, it must not end the looking.
            LOG.error("A look at configmap/{} in kube-system failed unexpectedly", NAME, e);
        }
    }

    private void take(Reading now, Consumer<Map<String, String>> listener) {
        if (now.equals(last)) {
            return;
        }
        last = now;
        if (now instanceof Reading.Found found) {
            listener.accept(found.data());
        } else if (now instanceof Reading.Unreadable unreadable && !thread.isShutdown()) {
            LOG.warn(
                    "Unable to get configmap/{} in kube-system, what it held before still counts: {}",
                    NAME,
                    unreadable.why());
        }
    }

    private Reading look() {
        Reply reply = connection.send(LOOK, Countdown.of(LOOK_TIMEOUT));
        if (reply instanceof NoAnswer none) {
            return new Reading.Unreadable(none.message());
        }
        Answer answer = (Answer) reply;
        if (answer.status() == 404) {
            return new Reading.Absent();
        }
        if (answer.status() != 200) {
            Optional<ApiFailure> said = ApiFailure.ofBody(answer.body());
            return new Reading.Unreadable(said.map(ApiFailure::message)
                    .orElse("the server responded with the status code " + answer.status()
                            + " but did not return more information (get configmaps " + NAME + ")"));
        }
        ConfigMapData read = ConfigMapData.read(answer.body());
        return read instanceof ConfigMapData.Data data
                ? new Reading.Found(data.data())
                : new Reading.Unreadable(((ConfigMapData.Unusable) read).why());
    }
}
