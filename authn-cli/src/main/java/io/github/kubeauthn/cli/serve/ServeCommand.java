package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.cli.logging.LogFormat;
import io.github.kubeauthn.cli.logging.RequestLog;
import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.source.ApiServer;
import io.github.kubeauthn.cli.source.Cluster;
import io.github.kubeauthn.cli.source.OutputFile;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kube-authn serve}. */
@Command(
        name = "serve",
        showEndOfOptionsDelimiterInUsageHelp = true,
        description = {
            "Runs a simulated API server over TLS: it authenticates as kube-apiserver with these flags would, and answers"
                    + " kubectl auth whoami, kubectl create token, TokenReviews, /version, /livez, /readyz, /healthz, /metrics and"
                    + " the discovery of service account keys. There is no authorizer and there are no other resources.",
            "",
            "/readyz has a check that kube-apiserver lacks, jwt-issuers: whether the keys of all JWT issuers are there."
                    + " /readyz/jwt-issuers says which are not.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  kube-authn serve --demo /tmp/demo",
            "  kube-authn serve --objects objects.yaml \\",
            "      --manifest /etc/kubernetes/manifests/kube-apiserver.yaml"
        })
public final class ServeCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<JettyServer> jetty;
    private final Supplier<CertificateAuthority> authority;

    @Mixin
    private ApiServer apiServer = new ApiServer();

    @Mixin
    private Cluster cluster = new Cluster();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description =
                    "where to listen, with port 0 on any free one (default: --bind-address and --secure-port of the"
                            + " flags, else 127.0.0.1:6443)")
    private @Nullable String listen;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "the serving certificate; a new one if left out")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its private key")
    private @Nullable Path tlsKey;

    @Option(
            names = "--ca-out",
            paramLabel = "FILE",
            description = "where the CA of the new serving certificate is written, for clients to trust")
    private @Nullable Path authorityFile;

    @Option(
            names = "--demo",
            paramLabel = "DIR",
            description =
                    "makes a PKI, tokens, objects and kubeconfigs in a folder, serves with them, and prints commands to try")
    private @Nullable Path demo;

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text)")
    private LogFormat logFormat = LogFormat.TEXT;

    /** The command, which makes everything when it is called. */
    public ServeCommand(Terminal terminal) {
        this(terminal, JettyServer::new, () -> authority(terminal));
    }

    private ServeCommand(Terminal terminal, Supplier<JettyServer> jetty, Supplier<CertificateAuthority> authority) {
        this.terminal = terminal;
        this.jetty = jetty;
        this.authority = authority;
    }

    /** The command, with a server and an authority for its certificate in the making before anybody calls it. */
    public static ServeCommand ahead(Terminal terminal) {
        // first, because whoever logs while SLF4J looks for a log gets another one
        LogFormat.find();
        return new ServeCommand(terminal, Meanwhile.make(JettyServer::new), Meanwhile.make(() -> authority(terminal)));
    }

    private static CertificateAuthority authority(Terminal terminal) {
        return ServingCertificate.authority(terminal.clock().instant());
    }

    @Override
    public Integer call() throws InterruptedException {
        try (RequestLog log = logFormat.logRequests()) {
            ListenAddress address = address();
            try (SimulatedApiServer server = demo == null ? fromFlags(address) : demonstration(demo, address)) {
                Thread stopping = new Thread(() -> stop(server, log), "stop");
                Runtime.getRuntime().addShutdownHook(stopping);
                server.join();
            }
        }
        return ExitStatus.GOOD;
    }

    private static void stop(SimulatedApiServer server, RequestLog log) {
        server.close();
        log.close();
    }

    private ListenAddress address() {
        return listen == null
                ? ListenAddress.ofFlags(apiServer.valuesOf("bind-address"), apiServer.valuesOf("secure-port"))
                : ListenAddress.parse(listen);
    }

    private SimulatedApiServer fromFlags(ListenAddress address) {
        Supplier<ServingCertificate> certificate = Meanwhile.make(() -> certificate(address.host()));
        KubeApiServerFlags flags = apiServer.read();
        SimulatedApiServer server = start(flags, cluster.read(), certificate, address);
        terminal.out().println("serving on " + address.url(server.port()));
        return server;
    }

    private SimulatedApiServer demonstration(Path folder, ListenAddress address) {
        if (apiServer.isGiven()) {
            throw new InvalidConfigurationException(
                    "--demo brings its own flags: leave --manifest and those behind -- out");
        }
        Demo made = Demo.create(folder, authority.get(), terminal.clock().instant(), address.host());
        KubeApiServerFlags flags = KubeApiServerFlags.parse(made.flags(), folder);
        ClusterState objects = made.objects();
        SimulatedApiServer server = start(flags, objects, made::servingCertificate, address);
        made.writeKubeconfigs(address.url(server.port()));
        terminal.out().println("serving on " + address.url(server.port()));
        made.commands().forEach(terminal.out()::println);
        return server;
    }

    private SimulatedApiServer start(
            KubeApiServerFlags flags,
            ClusterState objects,
            Supplier<ServingCertificate> certificate,
            ListenAddress address) {
        return SimulatedApiServer.start(
                jetty, flags, new InMemoryCluster(objects), certificate, address, terminal.clock());
    }

    private ServingCertificate certificate(String host) {
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new InvalidConfigurationException("--tls-cert and --tls-key go together: give both or none");
        }
        if (tlsCertificate != null && tlsKey != null) {
            return ServingCertificate.read(tlsCertificate, tlsKey);
        }
        List<String> certificate = apiServer.valuesOf("tls-cert-file");
        List<String> key = apiServer.valuesOf("tls-private-key-file");
        if (certificate.isEmpty() || key.isEmpty() || authorityFile != null) {
            return newCertificate(host);
        }
        KubeApiServerFlags flags = apiServer.read();
        try {
            return ServingCertificate.read(
                    flags.locate(certificate.get(certificate.size() - 1)), flags.locate(key.get(key.size() - 1)));
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(
                    e.getMessage() + " (with --ca-out, a new certificate stands in for that of the flags)", e);
        }
    }

    private ServingCertificate newCertificate(String host) {
        ServingCertificate created =
                ServingCertificate.signedBy(authority.get(), terminal.clock().instant(), host);
        if (authorityFile != null) {
            OutputFile.write(authorityFile, created.authorityPem());
        }
        return created;
    }
}
