package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** kube-apiserver's metrics about authentication, in the text format of Prometheus. Safe for use by many threads. */
final class Metrics {

    private static final Set<String> KEPT_NAMES =
            Set.of("admin", "client", "kube_proxy", "kubelet", "system:serviceaccount:kube-system:default");
    private static final double[] DURATIONS = exponential(0.001, 2, 15);
    private static final double[] EXPIRATIONS = {
        0, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 345600, 604800, 2592000, 7776000, 15552000, 31104000
    };

    private final Map<String, Long> attempts = new TreeMap<>();
    private final Map<String, Long> users = new TreeMap<>();
    private final Map<String, Histogram> durations = new TreeMap<>();
    private final Histogram certificates = new Histogram(EXPIRATIONS);

    /** Counts a decision. */
    synchronized void decided(RequestDecision decision, Duration duration) {
        String result = result(decision);
        attempts.merge(result, 1L, Long::sum);
        durations.computeIfAbsent(result, r -> new Histogram(DURATIONS)).observe(duration.toNanos() / 1e9);
        if (decision instanceof Admitted admitted) {
            users.merge(compressed(admitted.user().name()), 1L, Long::sum);
        }
    }

    /** Counts a client certificate that led to somebody. */
    synchronized void certificateExpiresIn(Duration left) {
        certificates.observe((double) left.toSeconds());
    }

    private static String result(RequestDecision decision) {
        AuthenticationResult result = decision.result();
        if (decision instanceof Admitted) {
            return "success";
        }
        return result instanceof Failed || result instanceof Authenticated ? "error" : "failure";
    }

    private static String compressed(String name) {
        if (KEPT_NAMES.contains(name)) {
            return name;
        }
        return name.indexOf('@') >= 0 ? "email_id" : "other";
    }

    synchronized Reply reply() {
        StringBuilder text = new StringBuilder();
        counter(text, "authentication_attempts", "Counter of authenticated attempts.", "result", attempts);
        counter(
                text,
                "authenticated_user_requests",
                "Counter of authenticated requests broken out by username.",
                "username",
                users);
        head(
                text,
                "authentication_duration_seconds",
                "Authentication duration in seconds broken out by result.",
                "histogram");
        durations.forEach((result, histogram) ->
                histogram.write(text, "authentication_duration_seconds", "result=\"" + result + "\""));
        head(
                text,
                "apiserver_client_certificate_expiration_seconds",
                "Distribution of the remaining lifetime on the certificate used to authenticate a request.",
                "histogram");
        certificates.write(text, "apiserver_client_certificate_expiration_seconds", "");
        return Reply.of(200, "text/plain; version=0.0.4; charset=utf-8", text.toString());
    }

    private static void counter(StringBuilder text, String name, String help, String label, Map<String, Long> values) {
        head(text, name, help, "counter");
        values.forEach((value, count) -> text.append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(value)
                .append("\"} ")
                .append(count)
                .append('\n'));
    }

    private static void head(StringBuilder text, String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static double[] exponential(double first, double factor, int count) {
        double[] bounds = new double[count];
        double bound = first;
        for (int i = 0; i < count; i++) {
            bounds[i] = bound;
            bound *= factor;
        }
        return bounds;
    }

    private static final class Histogram {

        private final double[] bounds;
        private final long[] counts;
        private long count;
        private double sum;

        private Histogram(double[] bounds) {
            this.bounds = bounds;
            this.counts = new long[bounds.length];
        }

        private void observe(double value) {
            count++;
            sum += value;
            for (int i = 0; i < bounds.length; i++) {
                if (value <= bounds[i]) {
                    counts[i]++;
                }
            }
        }

        private void write(StringBuilder text, String name, String label) {
            String comma = label.isEmpty() ? "" : ",";
            for (int i = 0; i < bounds.length; i++) {
                text.append(name).append("_bucket{").append(label).append(comma).append("le=\"");
                text.append(bounds[i]).append("\"} ").append(counts[i]).append('\n');
            }
            text.append(name).append("_bucket{").append(label).append(comma).append("le=\"+Inf\"} ");
            text.append(count).append('\n');
            String labels = label.isEmpty() ? " " : "{" + label + "} ";
            text.append(name).append("_sum").append(labels).append(sum).append('\n');
            text.append(name).append("_count").append(labels).append(count).append('\n');
        }
    }
}
