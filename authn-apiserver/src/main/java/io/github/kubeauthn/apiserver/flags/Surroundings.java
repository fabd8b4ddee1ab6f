package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.sa.objects.ClusterObjects;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.LegacyTokenUseRecorder;
import io.github.kubeauthn.x509.CaBundle;
import java.time.Clock;
import java.time.Duration;

/**
 * What a chain needs beside flags and files: what time it is, the cluster's objects, and what kube-apiserver leaves to nobody's choice.
 * Immutable.
 *
 * @param clock by which tokens and certificates are judged
 * @param objects the cluster's Secrets, ServiceAccounts, Pods, Nodes and webhook configurations
 * @param legacyTokenUse is told that a service account token of a Secret was used, for the label that says when
 * @param tokenCacheTtl how long a success of a token is remembered, 10 s in kube-apiserver; zero for not at all
 * @param rememberedChains how many chains of client certificates are remembered to be good; 0 to verify every time, as
 *     kube-apiserver does, with the same answers
 * @param listeners who is told what happens inside the chain
 */
public record Surroundings(
        Clock clock,
        ClusterObjects objects,
        LegacyTokenUseRecorder legacyTokenUse,
        Duration tokenCacheTtl,
        int rememberedChains,
        Listeners listeners) {

    private static final Duration TOKEN_CACHE_TTL = Duration.ofSeconds(10);

    /** An empty cluster, and the system's clock in UTC. */
    public static Surroundings emptyCluster() {
        return of(new InMemoryCluster(ClusterState.empty()));
    }

    /** A cluster that is in memory, and the system's clock in UTC. */
    public static Surroundings of(InMemoryCluster cluster) {
        return of(cluster, cluster);
    }

    /** A cluster that is looked at through other eyes, and the system's clock in UTC. */
    public static Surroundings of(ClusterObjects objects, LegacyTokenUseRecorder legacyTokenUse) {
        return new Surroundings(
                Clock.systemUTC(),
                objects,
                legacyTokenUse,
                TOKEN_CACHE_TTL,
                CaBundle.REMEMBERED_CHAINS,
                Listeners.none());
    }

    public Surroundings withClock(Clock newClock) {
        return new Surroundings(newClock, objects, legacyTokenUse, tokenCacheTtl, rememberedChains, listeners);
    }

    public Surroundings withTokenCacheTtl(Duration newTokenCacheTtl) {
        return new Surroundings(clock, objects, legacyTokenUse, newTokenCacheTtl, rememberedChains, listeners);
    }

    public Surroundings withRememberedChains(int newRememberedChains) {
        return new Surroundings(clock, objects, legacyTokenUse, tokenCacheTtl, newRememberedChains, listeners);
    }

    public Surroundings withListeners(Listeners newListeners) {
        return new Surroundings(clock, objects, legacyTokenUse, tokenCacheTtl, rememberedChains, newListeners);
    }
}
