package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.webhook.document.UndecodableException;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess.Identity;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess.ServerTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig file that was read and checked: its current context becomes a {@link ClusterAccess}.
 *
 * <p>What is read, checked and refused, and in which words, is as in client-go's {@code tools/clientcmd} with an explicit path
 * and no overrides. Three things are ours: {@code exec} and {@code auth-provider} are refused, because a server should
 * not start programs that a file names; a proxy must be one that speaks plain HTTP; and an empty file is never taken as a hint that
 * the pod's own service account is meant.
 */
public final class Kubeconfig {

    private final ConfigCluster cluster;
    private final ConfigUser user;
    private final PathResolver paths;

    private Kubeconfig(ConfigCluster cluster, ConfigUser user, PathResolver paths) {
        this.cluster = cluster;
        this.user = user;
        this.paths = paths;
    }

    /**
     * Reads the file.
     *
     * @param file where it is; relative paths in it start from its folder
     * @param name what messages call it
     * @param locator where a file is to which an absolute path in the kubeconfig leads
     * @throws InvalidConfigurationException if there is no such file, or it cannot be read, decoded or used
     */
    public static Kubeconfig load(Path file, String name, UnaryOperator<Path> locator) {
        ConfigDocument document = read(file, name);
        ConfigContext context = document.contexts().getOrDefault(document.currentContext(), ConfigContext.NONE);
        ConfigCluster cluster = document.clusters().get(context.cluster());
        ConfigUser user = document.users().getOrDefault(context.user(), ConfigUser.NONE);
        Path folder =
                Objects.requireNonNullElse(file.toAbsolutePath().normalize().getParent(), Path.of("/"));
        PathResolver paths = new PathResolver(folder, locator);
        List<String> problems = KubeconfigCheck.problems(document, context, user, paths);
        if (cluster == null || !problems.isEmpty()) {
            throw new InvalidConfigurationException("invalid configuration: " + KubeconfigCheck.sum(problems));
        }
        refusePlugins(context.user(), user);
        return new Kubeconfig(cluster, user, paths);
    }

    private static ConfigDocument read(Path file, String name) {
        if (Files.notExists(file)) {
            throw new InvalidConfigurationException("stat " + name + ": no such file or directory");
        }
        try {
            return ConfigDocument.read(GoFiles.read(file, name));
        } catch (InvalidConfigurationException | UndecodableException e) {
            throw new InvalidConfigurationException("error loading config file \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static void refusePlugins(String name, ConfigUser user) {
        if (user.exec() != null || user.authProvider()) {
            throw new InvalidConfigurationException("user " + GoQuoted.string(name) + " of the kubeconfig wants "
                    + (user.exec() != null ? "exec" : "auth-provider")
                    + ", which would let the file start a program inside the server; give it a token, a tokenFile,"
                    + " a client certificate, or a username and password instead");
        }
    }

    /**
     * What its current context says.
     *
     * @throws InvalidConfigurationException if a URL in it cannot be used
     */
    public ClusterAccess access() {
        GoUrl server = ServerUrl.parse(cluster.server());
        GoUrl proxy = cluster.proxyUrl().isEmpty() ? null : ProxyUrl.requireSupported(cluster.proxyUrl());
        // As client-go has it, credentials are for TLS only: without it they would travel in clear text.
        boolean secure = server.scheme().equals("https");
        ServerTrust trust = secure
                ? new ServerTrust(
                        paths.material(cluster.certificateAuthority(), cluster.certificateAuthorityData()),
                        cluster.tlsServerName(),
                        cluster.insecureSkipTlsVerify())
                : new ServerTrust(Material.None.NONE, "", false);
        return new ClusterAccess(
                server, trust, secure ? identity() : anonymous(), proxy, !cluster.disableCompression());
    }

    private Identity identity() {
        boolean certificate = !user.clientCertificate().isEmpty()
                || user.clientCertificateData().isPresent();
        return new Identity(
                paths.material(user.clientCertificate(), user.clientCertificateData()),
                certificate ? paths.material(user.clientKey(), user.clientKeyData()) : Material.None.NONE,
                user.token(),
                paths.material(user.tokenFile(), Material.None.NONE),
                user.username(),
                user.password(),
                user.impersonation());
    }

    private Identity anonymous() {
        return new Identity(
                Material.None.NONE, Material.None.NONE, "", Material.None.NONE, "", "", user.impersonation());
    }

    /** Which file a path in the kubeconfig means. */
    record PathResolver(Path folder, UnaryOperator<Path> locator) {

        Path resolve(String path) {
            Path written = Path.of(path);
            return written.isAbsolute()
                    ? locator.apply(written.normalize())
                    : folder.resolve(written).normalize();
        }

        Material material(String path, Material inline) {
            if (inline.isPresent()) {
                return inline;
            }
            return path.isEmpty() ? Material.None.NONE : new Material.InFile(resolve(path));
        }
    }

    /** What {@code url.Parse} says, or null where it says that this is no URL. */
    static @Nullable GoUrl parse(String url) {
        GoUrlReading reading = GoUrl.parse(url);
        return reading instanceof GoUrl parsed ? parsed : null;
    }
}
