package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a kube-apiserver v1.37, as far as it is about authentication.
 *
 * <p>Flags of other parts of kube-apiserver are passed over. Immutable.
 */
public final class KubeApiServerFlags {

    private final AuthenticationOptions options;
    private final FilePaths paths;

    private KubeApiServerFlags(AuthenticationOptions options, FilePaths paths) {
        this.options = options;
        this.paths = paths;
    }

    /**
     * Reads an argument list, without the program's name. Relative paths in it are taken against the current folder.
     *
     * @throws InvalidConfigurationException if kube-apiserver would stop at an argument; the message is the one that it prints
     */
    public static KubeApiServerFlags parse(List<String> arguments) {
        return parse(arguments, FilePaths.relativeTo(Path.of("")));
    }

    /**
     * Reads an argument list whose relative paths are taken against {@code folder}.
     *
     * @throws InvalidConfigurationException if kube-apiserver would stop at an argument; the message is the one that it prints
     */
    public static KubeApiServerFlags parse(List<String> arguments, Path folder) {
        return parse(arguments, FilePaths.relativeTo(folder));
    }

    /**
     * Reads the static pod manifest of a control plane node. The files that its flags name are looked up where the pod's
     * {@code hostPath} volumes have them on the node.
     *
     * @param manifest as {@code /etc/kubernetes/manifests/kube-apiserver.yaml}
     * @param root what stands for the node's {@code /}: the root itself on the node, or a folder into which its files were copied
     * @throws InvalidConfigurationException if the manifest runs no kube-apiserver, or kube-apiserver would stop at an argument
     */
    public static KubeApiServerFlags ofManifest(Path manifest, Path root) {
        return ofManifest(manifest, root, List.of());
    }

    /**
     * Reads a static pod manifest, as {@link #ofManifest(Path, Path)}, with arguments more than it has: what would be if they were
     * added to it.
     */
    public static KubeApiServerFlags ofManifest(Path manifest, Path root, List<String> moreArguments) {
        StaticPodManifest pod = StaticPodManifest.read(manifest);
        List<String> arguments = new ArrayList<>(pod.arguments());
        arguments.addAll(moreArguments);
        return parse(arguments, new FilePaths(root, root, pod.mounts()));
    }

    /**
     * The arguments of kube-apiserver in a static pod manifest, without the program's name, as they stand there.
     *
     * @throws InvalidConfigurationException if the manifest runs no kube-apiserver
     */
    public static List<String> argumentsOfManifest(Path manifest) {
        return StaticPodManifest.read(manifest).arguments();
    }

    private static KubeApiServerFlags parse(List<String> arguments, FilePaths paths) {
        AuthenticationOptions options = new AuthenticationOptions();
        options.flags.parse(arguments);
        return new KubeApiServerFlags(options, paths);
    }

    /** Everything about these flags at which kube-apiserver would stop before it opens files, in order; empty if they are good. */
    public List<String> validate() {
        return FlagValidation.faults(options, paths);
    }

    /** The names of the flags that were passed over, in order: those of other parts of kube-apiserver, or nobody's. */
    public List<String> unrecognized() {
        return options.flags.unrecognized();
    }

    /**
     * What a flag about authentication or authorization holds: what the arguments say, or else its default. A text without
     * characters counts as nothing.
     *
     * @param flag its name without dashes, as {@code client-ca-file}
     * @throws IllegalArgumentException if it is no such flag
     */
    public List<String> values(String flag) {
        return options.flags.value(flag).texts();
    }

    /** Whether somebody who shows no credential may become {@code system:anonymous}, as far as flags say so. */
    public boolean allowsAnonymous() {
        return options.allowsAnonymous();
    }

    /** Where on this machine the file is that a flag names. */
    public Path locate(String file) {
        return paths.locate(file);
    }

    /**
     * Builds the chain that a kube-apiserver with these flags would have. It owns threads that follow files; close it.
     *
     * @throws InvalidConfigurationException if kube-apiserver would not start with them, or if they ask for what is not built here
     */
    public AuthenticationChain buildChain(Surroundings surroundings) {
        refuseExternalSigner();
        List<String> faults = validate().stream().distinct().toList();
        if (!faults.isEmpty()) {
            throw new InvalidConfigurationException(
                    faults.size() == 1 ? faults.get(0) : "[" + String.join(", ", faults) + "]");
        }
        return new ChainAssembly(options, paths, surroundings).build();
    }

    private void refuseExternalSigner() {
        if (!options.serviceAccountSigningEndpoint.value().isEmpty()) {
            throw new InvalidConfigurationException(
                    "--service-account-signing-endpoint asks for an external signer, which this"
                            + " version of kube-authn does not have: leave the flag out, and give its public keys in"
                            + " --service-account-key-file");
        }
    }
}
