package io.github.kubeauthn.cli.source;

import io.github.kubeauthn.sa.objects.ClusterState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says which objects the cluster has. */
public final class Cluster {

    @Option(
            names = "--objects",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "the cluster's ServiceAccounts, Secrets, Pods and Nodes as YAML or JSON, as kubectl get -o yaml prints"
                            + " them; without it the cluster is empty")
    private List<Path> files = new ArrayList<>();

    /** Whether there are files. */
    public boolean isGiven() {
        return !files.isEmpty();
    }

    /** Everything in the files; a later file prevails. */
    public ClusterState read() {
        ClusterState state = ClusterState.empty();
        for (Path file : files) {
            state = state.with(ClusterState.read(file.toString(), InputFile.bytes("--objects", file)));
        }
        return state;
    }
}
