package io.github.kubeauthn.cli.lint;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.apiserver.flags.CommandLineCheck;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.cli.document.Documents;
import io.github.kubeauthn.cli.document.Format;
import io.github.kubeauthn.cli.lint.Finding.Severity;
import io.github.kubeauthn.cli.source.ApiServer;
import io.github.kubeauthn.cli.source.Cluster;
import io.github.kubeauthn.cli.source.InputFile;
import io.github.kubeauthn.cli.terminal.Colour;
import io.github.kubeauthn.cli.terminal.ExitStatus;
import io.github.kubeauthn.cli.terminal.Terminal;
import io.github.kubeauthn.oidc.configuration.OidcFlags;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kube-authn lint}. */
@Command(
        name = "lint",
        showEndOfOptionsDelimiterInUsageHelp = true,
        description = {
            "Says everything about a configuration at which kube-apiserver would stop, in its words, and what it would accept but"
                    + " people regret.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 no errors (there may be warnings), 2 errors.",
            "",
            "Examples:",
            "  kube-authn lint --manifest /etc/kubernetes/manifests/kube-apiserver.yaml",
            "  kube-authn lint --authentication-config auth.yaml --claims claims.json"
        })
public final class LintCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ApiServer apiServer = new ApiServer();

    @Mixin
    private Cluster cluster = new Cluster();

    @Option(
            names = "--authentication-config",
            paramLabel = "FILE",
            description = "an AuthenticationConfiguration by itself, beside or without flags")
    private @Nullable Path configuration;

    @Option(
            names = "--claims",
            paramLabel = "FILE",
            description = "sample claims of a JWT (a JSON object), which are run through the rules of their issuer")
    private @Nullable Path claims;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.TEXT;

    public LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!apiServer.isGiven() && configuration == null && !cluster.isGiven()) {
            throw new InvalidConfigurationException("there is nothing to look at: give --manifest,"
                    + " --authentication-config, --objects, or kube-apiserver's flags behind --");
        }
        List<Finding> findings = new ArrayList<>();
        if (configuration != null) {
            findings.addAll(JwtLint.check(
                    configuration.toString(),
                    InputFile.bytes("--authentication-config", configuration),
                    List.of(),
                    claims));
        }
        if (apiServer.isGiven()) {
            findings.addAll(flags());
        }
        findings.addAll(Regrets.check(cluster.read()));
        List<Finding> distinct = findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        write(distinct);
        return distinct.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
                ? ExitStatus.WRONG_CONFIGURATION
                : ExitStatus.GOOD;
    }

    private List<Finding> flags() {
        List<Finding> findings = new ArrayList<>();
        CommandLineCheck.problems(apiServer.arguments())
                .forEach(problem -> findings.add(Finding.error("command line", problem)));
        KubeApiServerFlags flags;
        try {
            flags = apiServer.read();
        } catch (InvalidConfigurationException e) {
            Finding unreadable = Finding.error("command line", String.valueOf(e.getMessage()));
            findings.add(unreadable);
            return findings;
        }
        flags.validate().forEach(fault -> findings.add(Finding.error("flags", fault)));
        findings.addAll(OtherOptions.check(flags));
        findings.addAll(NamedFiles.check(flags, apiServer::valuesOf, terminal.clock()));
        findings.addAll(issuers(flags));
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            build(flags, findings);
        }
        findings.addAll(Regrets.check(flags));
        return findings;
    }

    /** Whatever else keeps the chain from being built. */
    private void build(KubeApiServerFlags flags, List<Finding> findings) {
        try {
            flags.buildChain(Surroundings.emptyCluster().withClock(terminal.clock()))
                    .close();
        } catch (InvalidConfigurationException e) {
            findings.add(Finding.error("flags", String.valueOf(e.getMessage())));
        }
    }

    private List<Finding> issuers(KubeApiServerFlags flags) {
        List<String> own = flags.values("service-account-issuer");
        List<Finding> findings = new ArrayList<>();
        for (String file : flags.values("authentication-config")) {
            try {
                findings.addAll(JwtLint.check(file, GoFiles.read(flags.locate(file), file), own, claims));
            } catch (InvalidConfigurationException e) {
                findings.add(Finding.error("--authentication-config", String.valueOf(e.getMessage())));
            }
        }
        if (!flags.values("oidc-issuer-url").isEmpty()) {
            findings.addAll(oidcFlags(flags, own));
        }
        return findings;
    }

    private List<Finding> oidcFlags(KubeApiServerFlags flags, List<String> own) {
        OidcFlags.Builder builder = OidcFlags.builder();
        flags.values("oidc-issuer-url").forEach(builder::issuerUrl);
        flags.values("oidc-client-id").forEach(builder::clientId);
        flags.values("oidc-username-claim").forEach(builder::usernameClaim);
        flags.values("oidc-username-prefix").forEach(builder::usernamePrefix);
        flags.values("oidc-groups-claim").forEach(builder::groupsClaim);
        flags.values("oidc-groups-prefix").forEach(builder::groupsPrefix);
        Map<String, String> required = new LinkedHashMap<>();
        for (String pair : flags.values("oidc-required-claim")) {
            required.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        builder.requiredClaims(required);
        try {
            for (String file : flags.values("oidc-ca-file")) {
                builder.certificateAuthority(
                        new String(GoFiles.read(flags.locate(file), file), StandardCharsets.UTF_8));
            }
        } catch (InvalidConfigurationException e) {
            return List.of(Finding.error("--oidc-ca-file", String.valueOf(e.getMessage())));
        }
        return JwtLint.check(builder.build().configuration(), own, claims);
    }

    private void write(List<Finding> findings) {
        if (format != Format.TEXT) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("findings", findings.stream().map(Finding::toDocument).toList());
            terminal.out().print(Documents.write(format, document));
            terminal.out().flush();
            return;
        }
        for (Finding finding : findings) {
            terminal.write(
                    "",
                    "    ",
                    colour(finding.severity()),
                    finding.severity() + ": " + finding.subject() + ": " + oneLine(finding.message()));
        }
        if (findings.isEmpty()) {
            terminal.out().println(terminal.paint(Colour.GOOD, "nothing to complain about"));
        }
    }

    /** A compiler shows where in an expression it stumbled in lines below; it has said so in numbers before. */
    private static String oneLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("|"))
                .collect(Collectors.joining(" "));
    }

    private static Colour colour(Severity severity) {
        return switch (severity) {
            case ERROR -> Colour.BAD;
            case WARNING -> Colour.WARNING;
            case NOTE -> Colour.HINT;
        };
    }
}
