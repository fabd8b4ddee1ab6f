package io.github.kubeauthn.examples;

import io.github.kubeauthn.api.DecisionTrace;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.RequestDecision.Admitted;
import io.github.kubeauthn.apiserver.RequestDecision.Rejected;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The authentication chain of a control plane node that kubeadm set up, asked by every sort of client: who each one is, and
 * how the chain found out.
 */
public final class KubeadmExample {

    private final AuthenticationChain chain;
    private final PrintStream out;

    KubeadmExample(AuthenticationChain chain, PrintStream out) {
        this.chain = chain;
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param arguments the folder that stands for the node's {@code /}
     */
    public static void main(String[] arguments) throws IOException {
        Path node = Path.of(arguments[0]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (AuthenticationChain chain = chain(node)) {
            KubeadmExample example = new KubeadmExample(chain, out);
            Client.all(node).forEach(example::show);
        }
    }

    /** The chain that kube-apiserver has on this node. The cluster's objects come from a file, for want of a cluster. */
    static AuthenticationChain chain(Path node) throws IOException {
        KubeApiServerFlags flags =
                KubeApiServerFlags.ofManifest(node.resolve("etc/kubernetes/manifests/kube-apiserver.yaml"), node);
        byte[] objects = Files.readAllBytes(node.resolve("objects.yaml"));
        InMemoryCluster cluster = new InMemoryCluster(ClusterState.read("objects.yaml", objects));
        return flags.buildChain(Surroundings.of(cluster));
    }

    void show(Client client) {
        DecisionTrace trace = DecisionTrace.recording(Clock.systemUTC());
        RequestDecision decision = chain.decide(
                client.request().withContext(client.request().context().withTrace(trace)));

        out.println(client.description());
        out.println("  → " + inWords(decision));
        decision.auditAnnotations().forEach((key, value) -> out.println("    audit: " + key + "=" + value));
        trace.toString().lines().forEach(line -> out.println("    | " + line));
        out.println();
    }

    private static String inWords(RequestDecision decision) {
        if (decision instanceof Admitted admitted) {
            return "200 " + admitted.user().name() + " in " + admitted.user().groups();
        }
        return "401 " + ((Rejected) decision).reason();
    }
}
