package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.webhook.kubeconfig.ConfigUser.ExecPlugin;
import io.github.kubeauthn.webhook.kubeconfig.Kubeconfig.PathResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What {@code clientcmd.DirectClientConfig.ConfirmUsable} finds wrong with the current context, in its words and order. */
final class KubeconfigCheck {

    private static final String EMPTY_CLUSTER = "cluster has no server defined";

    private final PathResolver paths;
    private final List<String> problems = new ArrayList<>();

    private KubeconfigCheck(PathResolver paths) {
        this.paths = paths;
    }

    static List<String> problems(ConfigDocument document, ConfigContext context, ConfigUser user, PathResolver paths) {
        KubeconfigCheck check = new KubeconfigCheck(paths);
        String current = document.currentContext();
        if (!current.isEmpty() && !document.contexts().containsKey(current)) {
            check.add("context was not found for specified context: " + current);
        }
        check.user(context.user(), user);
        ConfigCluster cluster = document.clusters().get(context.cluster());
        if (cluster == null) {
            check.add(EMPTY_CLUSTER);
        } else {
            check.cluster(context.cluster(), cluster);
        }
        return check.problems;
    }

    /** The problems as one message. Nothing at all configured has words of its own. */
    static String sum(List<String> problems) {
        if (problems.equals(List.of(EMPTY_CLUSTER))) {
            return "no configuration has been provided, try setting KUBERNETES_MASTER environment variable";
        }
        Set<String> distinct = new LinkedHashSet<>(problems);
        String joined = String.join(", ", distinct);
        return distinct.size() == 1 ? joined : "[" + joined + "]";
    }

    private void add(String problem) {
        problems.add(problem);
    }

    private void cluster(String name, ConfigCluster cluster) {
        if (cluster.server().isEmpty()) {
            add(
                    name.isEmpty()
                            ? "default cluster has no server defined"
                            : "no server found for cluster " + GoQuoted.string(name));
        }
        if (!cluster.proxyUrl().isEmpty()) {
            ProxyUrl.problem(cluster.proxyUrl())
                    .ifPresent(problem -> add("invalid 'proxy-url' " + GoQuoted.string(cluster.proxyUrl())
                            + " for cluster " + GoQuoted.string(name) + ": " + problem));
        }
        boolean inFile = !cluster.certificateAuthority().isEmpty();
        if (inFile && cluster.certificateAuthorityData().isPresent()) {
            add("certificate-authority-data and certificate-authority are both specified for " + name
                    + ". certificate-authority-data will override.");
        }
        if (inFile) {
            file("certificate-authority", cluster.certificateAuthority(), name);
        }
    }

    private void user(String name, ConfigUser user) {
        if (!user.clientCertificate().isEmpty() || user.clientCertificateData().isPresent()) {
            certificate(name, user);
        }
        ExecPlugin exec = user.exec();
        if (exec != null) {
            exec(name, user, exec);
        }
        boolean basic = !user.username().isEmpty() || !user.password().isEmpty();
        if (!user.token().isEmpty() && basic) {
            add("more than one authentication method found for " + name
                    + "; found [token basicAuth], only one is allowed");
        }
        Impersonation as = user.impersonation();
        boolean asNobody = as.user().isEmpty();
        if (asNobody
                && (!as.uid().isEmpty() || !as.groups().isEmpty() || !as.extra().isEmpty())) {
            add("requesting uid, groups or user-extra for " + name + " without impersonating a user");
        }
    }

    private void certificate(String name, ConfigUser user) {
        boolean keyInFile = !user.clientKey().isEmpty();
        boolean keyInline = user.clientKeyData().isPresent();
        if (!user.clientCertificate().isEmpty() && user.clientCertificateData().isPresent()) {
            add("client-cert-data and client-cert are both specified for " + name
                    + ". client-cert-data will override.");
        }
        if (keyInFile && keyInline) {
            add("client-key-data and client-key are both specified for " + name + "; client-key-data will override");
        }
        if (!keyInFile && !keyInline) {
            add("client-key-data or client-key must be specified for " + name
                    + " to use the clientCert authentication method.");
        }
        if (!user.clientCertificate().isEmpty()) {
            file("client-cert", user.clientCertificate(), name);
        }
        if (keyInFile) {
            file("client-key", user.clientKey(), name);
        }
    }

    private void exec(String name, ConfigUser user, ExecPlugin exec) {
        if (user.authProvider()) {
            add("authProvider cannot be provided in combination with an exec plugin for " + name);
        }
        if (exec.command().isEmpty()) {
            add("command must be specified for " + name + " to use exec authentication plugin");
        }
        if (exec.apiVersion().isEmpty()) {
            add("apiVersion must be specified for " + name + " to use exec authentication plugin");
        }
        if (exec.namelessVariable()) {
            add("env variable name must be specified for " + name + " to use exec authentication plugin");
        }
        if (exec.interactiveMode().isEmpty()) {
            add("interactiveMode must be specified for " + name + " to use exec authentication plugin");
        } else if (!Set.of("Never", "IfAvailable", "Always").contains(exec.interactiveMode())) {
            add("invalid interactiveMode for " + name + ": " + GoQuoted.string(exec.interactiveMode()));
        }
    }

    private void file(String what, String path, String name) {
        Path resolved = paths.resolve(path);
        if (Files.isDirectory(resolved)) {
            // It can be opened, and that is all that is asked here.
            return;
        }
        try {
            GoFiles.read(resolved, resolved.toString());
        } catch (InvalidConfigurationException e) {
            add("unable to read " + what + " " + resolved + " for " + name + " due to " + e.getMessage());
        }
    }
}
