package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.LegacyTokenUseRecorder;
import java.time.Clock;

/**
 * What a chain needs beside flags and files: what time it is, and the cluster's objects. Immutable.
 *
 * @param clock by which tokens and certificates are judged
 * @param objects the cluster's Secrets, ServiceAccounts, Pods, Nodes and webhook configurations
 * @param legacyTokenUse is told that a service account token of a Secret was used, for the label that says when
 */
public record Surroundings(Clock clock, ClusterObjects objects, LegacyTokenUseRecorder legacyTokenUse) {

    /** An empty cluster, and the system's clock in UTC. */
    public static Surroundings emptyCluster() {
        return of(new InMemoryCluster(ClusterState.empty()));
    }

    /** A cluster that is in memory, and the system's clock in UTC. */
    public static Surroundings of(InMemoryCluster cluster) {
        return new Surroundings(Clock.systemUTC(), cluster, cluster);
    }

    public Surroundings withClock(Clock newClock) {
        return new Surroundings(newClock, objects, legacyTokenUse);
    }
}
