package io.github.kubeauthn.cli.source;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that say which API server is meant: by its manifest, by its flags, or by both. */
public final class ApiServer {

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "kube-apiserver's static pod manifest, as /etc/kubernetes/manifests/kube-apiserver.yaml")
    private @Nullable Path manifest;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description =
                    "the folder that stands for the node's / where the manifest names files (default: ${DEFAULT-VALUE})")
    private Path root = Path.of("/");

    @Parameters(
            paramLabel = "KUBE-APISERVER-FLAGS",
            arity = "0..*",
            description = "kube-apiserver's own flags, behind --; they add to those of a manifest")
    private List<String> flags = new ArrayList<>();

    private @Nullable List<String> argumentsOfManifest;

    /** The arguments of kube-apiserver, in order. */
    public synchronized List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (manifest != null) {
            if (argumentsOfManifest == null) {
                argumentsOfManifest = KubeApiServerFlags.argumentsOfManifest(manifest);
            }
            arguments.addAll(argumentsOfManifest);
        }
        arguments.addAll(flags);
        return arguments;
    }

    /** What the arguments say about a flag, whatever part of kube-apiserver it belongs to; nothing if they do not name it. */
    public List<String> valuesOf(String flag) {
        List<String> values = new ArrayList<>();
        List<String> arguments = arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i).replace('_', '-');
            if (argument.startsWith("--" + flag + "=")) {
                values.add(arguments.get(i).substring(flag.length() + 3));
            } else if (argument.equals("--" + flag) && i + 1 < arguments.size()) {
                values.add(arguments.get(i + 1));
            }
        }
        return values;
    }

    /** Whether anything at all was said. */
    public boolean isGiven() {
        return manifest != null || !flags.isEmpty();
    }

    /**
     * The flags.
     *
     * @throws InvalidConfigurationException if neither a manifest nor flags were given, or kube-apiserver would stop at one
     */
    public KubeApiServerFlags read() {
        return readWith(List.of());
    }

    /** The flags with further ones behind them; see {@link #read}. */
    public KubeApiServerFlags readWith(List<String> more) {
        requireFlags();
        List<String> added = new ArrayList<>(flags);
        added.addAll(more);
        if (manifest != null) {
            return KubeApiServerFlags.ofManifest(manifest, root, added);
        }
        return KubeApiServerFlags.parse(added);
    }

    private void requireFlags() {
        if (!isGiven()) {
            throw new InvalidConfigurationException("it is not said how the API server is configured: give its manifest"
                    + " with --manifest, or its flags behind --");
        }
        if (!flags.isEmpty() && !flags.get(0).startsWith("-")) {
            throw new InvalidConfigurationException("what is " + flags.get(0)
                    + "? only kube-apiserver's flags may stand here, behind --, and those begin with a dash");
        }
    }
}
