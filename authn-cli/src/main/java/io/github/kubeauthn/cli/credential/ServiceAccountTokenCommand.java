package io.github.kubeauthn.cli.credential;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.cli.document.Documents;
import io.github.kubeauthn.cli.source.ApiServer;
import io.github.kubeauthn.cli.source.Cluster;
import io.github.kubeauthn.cli.source.TokenIssuing;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import io.github.kubeauthn.sa.issue.BoundObjectReference;
import io.github.kubeauthn.sa.issue.ServiceAccountTokenIssuer;
import io.github.kubeauthn.sa.issue.TokenAnswer;
import io.github.kubeauthn.sa.issue.TokenRequest;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kube-authn token service-account}. */
@Command(
        name = "service-account",
        showEndOfOptionsDelimiterInUsageHelp = true,
        description = {
            "Makes a service account token, as kubectl create token does, with the signing key and the issuer of the API server's"
                    + " flags.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  kube-authn token service-account --namespace shop --name cart --uid 9a3c \\",
            "      --manifest /etc/kubernetes/manifests/kube-apiserver.yaml"
        })
final class ServiceAccountTokenCommand implements Callable<Integer> {

    /** How the token is written. */
    enum Wrapping {
        TOKEN,
        EXEC_CREDENTIAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Terminal terminal;

    @Mixin
    private ApiServer apiServer = new ApiServer();

    @Mixin
    private Cluster cluster = new Cluster();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            defaultValue = "default",
            description = "the service account's namespace (default: ${DEFAULT-VALUE})")
    private String namespace = "default";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "the service account's name")
    private String name = "";

    @Option(names = "--uid", paramLabel = "UID", description = "its UID; then it need not be among the objects")
    private @Nullable String uid;

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            description = "for whom the token is; the API server if left out")
    private List<String> audiences = new ArrayList<>();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Lifetime.class,
            defaultValue = "1h",
            description = "how long the token is good (default: ${DEFAULT-VALUE})")
    private Duration duration = Duration.ofHours(1);

    @Option(
            names = "--bound-object",
            paramLabel = "KIND/NAME",
            description = "Pod/NAME, Secret/NAME or Node/NAME, with which the token dies; it must be among the objects")
    private @Nullable String boundObject;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: token)")
    private Wrapping wrapping = Wrapping.TOKEN;

    ServiceAccountTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        KubeApiServerFlags flags = apiServer.read();
        TokenAnswer answer = issuer(flags).issue(request(), AuthenticationContext.unlimited());
        if (answer instanceof TokenAnswer.Issued issued) {
            write(issued);
            return ExitStatus.GOOD;
        }
        if (answer instanceof TokenAnswer.Refused refused) {
            throw new InvalidConfigurationException(refused.message()
                    + (refused.reason() == TokenAnswer.Reason.NOT_FOUND
                            ? ": give it with --objects, or its --uid"
                            : ""));
        }
        throw new InvalidConfigurationException(
                ((TokenAnswer.Unavailable) answer).failure().message());
    }

    private ServiceAccountTokenIssuer issuer(KubeApiServerFlags flags) {
        ClusterState state = cluster.read();
        if (uid != null) {
            state = state.with(ServiceAccount.of(namespace, name, uid));
        }
        List<String> own = flags.values("api-audiences");
        return TokenIssuing.issuer(
                flags,
                state,
                Audiences.of(own.isEmpty() ? flags.values("service-account-issuer") : own),
                terminal.clock());
    }

    private TokenRequest request() {
        TokenRequest request =
                TokenRequest.of(namespace, name).withAudiences(audiences).withExpirationSeconds(duration.toSeconds());
        return boundObject == null ? request : request.withBoundObject(reference(boundObject));
    }

    private static BoundObjectReference reference(String text) {
        int slash = text.indexOf('/');
        String name = text.substring(slash + 1);
        return switch (text.substring(0, Math.max(slash, 0)).toLowerCase(Locale.ROOT)) {
            case "pod" -> BoundObjectReference.pod(name);
            case "secret" -> BoundObjectReference.secret(name);
            case "node" -> BoundObjectReference.node(name);
            default ->
                throw new InvalidConfigurationException(
                        "--bound-object: " + text + ": write Pod/NAME, Secret/NAME or Node/NAME");
        };
    }

    private void write(TokenAnswer.Issued issued) {
        issued.notices().warnings().forEach(warning -> terminal.err().println("kube-authn: " + warning));
        terminal.out()
                .println(
                        wrapping == Wrapping.TOKEN
                                ? issued.token()
                                : Documents.json(ExecCredential.ofToken(issued.token(), issued.expirationTimestamp())));
    }
}
