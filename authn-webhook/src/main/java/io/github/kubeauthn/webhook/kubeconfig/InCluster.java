package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess.Identity;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess.ServerTrust;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The cluster in which this process is a pod, asked by the pod's own service account ({@code rest.InClusterConfig}). */
public final class InCluster {

    /** Where the kubelet puts the service account's token and the cluster's CA. */
    public static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private InCluster() {}

    /**
     * What environment and files say.
     *
     * @param environment the process's variables
     * @param serviceAccount the folder with {@code token} and {@code ca.crt}
     * @throws InvalidConfigurationException if this process is no pod
     */
    public static ClusterAccess access(Map<String, String> environment, Path serviceAccount) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
        if (host.isEmpty() || port.isEmpty()) {
            throw new InvalidConfigurationException("unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST"
                    + " and KUBERNETES_SERVICE_PORT must be defined");
        }
        Impersonation nobodyElse = new Impersonation("", "", List.of(), Map.of());
        return new ClusterAccess(
                ServerUrl.parse("https://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port),
                new ServerTrust(new Material.InFile(serviceAccount.resolve("ca.crt")), "", false),
                new Identity(
                        Material.None.NONE,
                        Material.None.NONE,
                        "",
                        new Material.InFile(serviceAccount.resolve("token")),
                        "",
                        "",
                        nobodyElse),
                null,
                true);
    }
}
