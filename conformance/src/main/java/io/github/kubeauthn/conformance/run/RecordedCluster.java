package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.LegacyTokenUse;
import io.github.kubeauthn.sa.objects.LegacyTokenUseRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cluster of a scenario, which remembers what was written to it. */
final class RecordedCluster implements LegacyTokenUseRecorder {

    private final InMemoryCluster cluster;
    private final List<String> patches = new ArrayList<>();

    private RecordedCluster(ClusterState state) {
        this.cluster = new InMemoryCluster(state);
    }

    /**
     * Reads the objects of a scenario.
     *
     * @param file its name in the folder; empty for a cluster without objects
     */
    static RecordedCluster read(Path folder, String file) throws IOException {
        return new RecordedCluster(
                file.isEmpty()
                        ? ClusterState.empty()
                        : ClusterState.read(file, Files.readAllBytes(folder.resolve(file))));
    }

    ClusterObjects objects() {
        return cluster;
    }

    /** What was written since it was last forgotten, in the form of a vector. */
    synchronized List<String> patches() {
        return List.copyOf(patches);
    }

    synchronized void forgetPatches() {
        patches.clear();
    }

    @Override
    public synchronized void record(LegacyTokenUse use) {
        patches.add(use.namespace() + "/" + use.secret() + " " + use.mergePatch());
        cluster.record(use);
    }
}
