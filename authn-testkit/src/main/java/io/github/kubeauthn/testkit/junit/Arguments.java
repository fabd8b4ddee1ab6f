package io.github.kubeauthn.testkit.junit;

import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The command line of the chain of one test: every file in it exists, and is named by where it is. */
final class Arguments {

    private static final List<String> KUBEADM = List.of(
            "--authorization-mode=Node,RBAC",
            "--client-ca-file=ca.crt",
            "--enable-bootstrap-token-auth=true",
            "--requestheader-allowed-names=front-proxy-client",
            "--requestheader-client-ca-file=front-proxy-ca.crt",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-",
            "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-username-headers=X-Remote-User",
            "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
            "--service-account-key-file=sa.pub",
            "--service-account-signing-key-file=sa.key");

    private static final List<String> OIDC = List.of(
            "--oidc-issuer-url=" + KubeAuthn.OIDC_ISSUER,
            "--oidc-client-id=kubernetes",
            "--oidc-groups-claim=groups",
            "--oidc-signing-algs=ES256,RS256",
            "--oidc-ca-file=oidc-ca.crt");

    private static final List<String> TOKEN_WEBHOOK = List.of(
            "--authentication-token-webhook-config-file=webhook.kubeconfig",
            "--authentication-token-webhook-version=v1");

    private final StandIns own;
    private final List<String> all = new ArrayList<>();
    private final Set<FileFlag> stoodIn = EnumSet.noneOf(FileFlag.class);

    private Arguments(StandIns own) {
        this.own = own;
    }

    static Arguments of(Settings settings, StandIns own) throws IOException {
        Arguments arguments = new Arguments(own);
        KubeAuthn annotation = settings.annotation();
        if (!annotation.manifest().isEmpty()) {
            arguments.addManifest(settings.file("manifest", annotation.manifest()), annotation.root());
        } else if (!annotation.flagsFile().isEmpty()) {
            Path file = settings.file("flagsFile", annotation.flagsFile());
            arguments.add(settings.flagsOf(file), file.toAbsolutePath()::resolveSibling);
        } else {
            arguments.addOwn(KUBEADM);
        }
        if (settings.has(Mechanism.OIDC)) {
            arguments.addOwn(OIDC);
        }
        if (settings.has(Mechanism.TOKEN_WEBHOOK)) {
            arguments.addOwn(TOKEN_WEBHOOK);
        }
        arguments.add(List.of(annotation.flags()), Path::of);
        return arguments;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    /** Whether what the chain has for a flag is the testkit's own. */
    boolean isOwn(FileFlag flag) {
        return stoodIn.contains(flag);
    }

    private void addManifest(Path manifest, String root) throws IOException {
        List<String> arguments = KubeApiServerFlags.argumentsOfManifest(manifest);
        if (root.isEmpty()) {
            addOwn(arguments);
        } else {
            KubeApiServerFlags flags = KubeApiServerFlags.ofManifest(manifest, Path.of(root));
            add(arguments, flags::locate);
        }
    }

    /** Arguments whose files are nowhere yet. */
    private void addOwn(List<String> arguments) throws IOException {
        add(arguments, file -> own.nowhere().resolve(file.startsWith("/") ? file.substring(1) : file));
    }

    private void add(List<String> arguments, Function<String, Path> locate) throws IOException {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next().replace(KubeAuthn.OIDC_ISSUER, "\0");
            if (argument.indexOf('\0') >= 0) {
                argument = argument.replace("\0", own.oidc().issuer());
            }
            int equals = argument.indexOf('=');
            String name =
                    argument.startsWith("--") ? argument.substring(2, equals < 0 ? argument.length() : equals) : "";
            FileFlag flag = FileFlag.named(name).orElse(null);
            if (flag == null || equals < 0 && !rest.hasNext()) {
                all.add(argument);
            } else {
                String file = equals < 0 ? rest.next() : argument.substring(equals + 1);
                all.add("--" + name + "=" + (file.isEmpty() ? "" : existing(flag, locate.apply(file))));
            }
        }
    }

    private Path existing(FileFlag flag, Path file) throws IOException {
        if (!Files.exists(file)) {
            Optional<String> standIn = flag.standIn(own);
            if (standIn.isPresent()) {
                stoodIn.add(flag);
                return own.write(flag.flagName(), standIn.get());
            }
            return file.toAbsolutePath();
        }
        return flag == FileFlag.AUTHENTICATION_CONFIG ? filledIn(file) : file.toAbsolutePath();
    }

    /** A configuration that names the testkit's provider is copied, with the provider's address put in. */
    private Path filledIn(Path configuration) throws IOException {
        String text = Files.readString(configuration);
        if (!text.contains(KubeAuthn.OIDC_ISSUER) && !text.contains(KubeAuthn.OIDC_CA)) {
            return configuration.toAbsolutePath();
        }
        String authority = own.oidc().ca().pem().replace("\n", "\\n");
        return own.write(
                "authentication-config.yaml",
                text.replace(KubeAuthn.OIDC_ISSUER, own.oidc().issuer()).replace(KubeAuthn.OIDC_CA, authority));
    }
}
