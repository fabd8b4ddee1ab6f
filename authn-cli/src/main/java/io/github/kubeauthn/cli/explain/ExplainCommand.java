package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.text.GoTime;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.cli.document.Documents;
import io.github.kubeauthn.cli.document.Format;
import io.github.kubeauthn.cli.source.ApiServer;
import io.github.kubeauthn.cli.source.Cluster;
import io.github.kubeauthn.cli.source.InputFile;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kube-authn explain}. */
@Command(
        name = "explain",
        showEndOfOptionsDelimiterInUsageHelp = true,
        description = {
            "Says whom kube-apiserver would take a request for, and why: which authenticator was asked, what it answered, and, where"
                    + " it refused, what would have to be different.",
            "",
            "No cluster is needed: the API server is given by its manifest or its flags, the request by its credentials.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 authenticated, 1 refused, 2 the configuration is wrong.",
            "",
            "Examples:",
            "  kube-authn explain --token-file token \\",
            "      --manifest /etc/kubernetes/manifests/kube-apiserver.yaml",
            "  kube-authn explain --cert jane.crt -- --client-ca-file=ca.crt \\",
            "      --service-account-issuer=https://x \\",
            "      --service-account-key-file=sa.pub --authorization-mode=RBAC"
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ApiServer apiServer = new ApiServer();

    @Mixin
    private Cluster cluster = new Cluster();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "a bearer token; others on this machine can see it here")
    private @Nullable String token;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "a file with a bearer token; - is the standard input")
    private @Nullable Path tokenFile;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "the client certificate (PEM or DER); further ones behind it are sent with it")
    private @Nullable Path certificate;

    @Option(names = "--chain", paramLabel = "FILE", description = "the intermediate certificates that are sent with it")
    private @Nullable Path chain;

    @Option(names = "--header", paramLabel = "'N: V'", description = "a header of the request; may be repeated")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "/api",
            description = "the path of the request (default: ${DEFAULT-VALUE})")
    private String path = "/api";

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            description =
                    "asks as a TokenReview for this audience would; may be repeated. Without it, as a request to the API"
                            + " server itself")
    private List<String> audiences = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "judges at this time, as 2026-11-22T17:05:48Z; now if left out")
    private @Nullable String at;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "how long to wait for the discovery of JWT issuers (default: ${DEFAULT-VALUE})")
    private int patience = 20;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.TEXT;

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Question question = question();
        Surroundings surroundings =
                Surroundings.of(new InMemoryCluster(cluster.read())).withClock(clock());
        KubeApiServerFlags flags = apiServer.read();
        try (AuthenticationChain built = flags.buildChain(surroundings)) {
            Explanation explanation = new Inquiry(
                            built, Duration.ofSeconds(patience), terminal.clock(), new Circumstances(flags))
                    .ask(question);
            write(explanation);
            return explanation.isAuthenticated() ? ExitStatus.GOOD : ExitStatus.REFUSED;
        }
    }

    private void write(Explanation explanation) {
        if (format == Format.TEXT) {
            new TextReport(terminal).write(explanation);
        } else {
            terminal.out().print(Documents.write(format, explanation.toDocument()));
            terminal.out().flush();
        }
    }

    private Question question() {
        if (token != null && tokenFile != null) {
            throw new InvalidConfigurationException(
                    "--token and --token-file contradict each other: leave one of them out");
        }
        if (chain != null && certificate == null) {
            throw new InvalidConfigurationException("--chain goes with a certificate: give it with --cert");
        }
        // as client-go reads the file that a kubeconfig names in tokenFile
        String shown = tokenFile == null
                ? token
                : InputFile.text("--token-file", tokenFile).strip();
        return Question.of(
                shown,
                headers,
                certificates(),
                path,
                audiences.isEmpty()
                        ? AuthenticationContext.unlimited()
                        : AuthenticationContext.unlimited().withRequestedAudiences(Audiences.of(audiences)));
    }

    private List<PeerCertificate> certificates() {
        if (certificate == null) {
            return List.of();
        }
        List<PeerCertificate> all = new ArrayList<>(CertificateFile.read("--cert", certificate));
        if (chain != null) {
            all.addAll(CertificateFile.read("--chain", chain));
        }
        return all;
    }

    private Clock clock() {
        if (at == null) {
            return terminal.clock();
        }
        Instant instant = GoTime.parseRfc3339(at)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "--at: " + at + " is no instant as in RFC 3339: write 2026-11-22T17:05:48Z"));
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
