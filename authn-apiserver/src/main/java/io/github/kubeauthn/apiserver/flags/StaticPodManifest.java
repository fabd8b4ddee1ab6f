package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.apiserver.flags.FilePaths.Mount;
import io.github.kubeauthn.token.yaml.YamlDocument;
import io.github.kubeauthn.token.yaml.YamlSyntaxException;
import io.github.kubeauthn.token.yaml.YamlValue;
import io.github.kubeauthn.token.yaml.YamlValue.Mapping;
import io.github.kubeauthn.token.yaml.YamlValue.Nothing;
import io.github.kubeauthn.token.yaml.YamlValue.Sequence;
import io.github.kubeauthn.token.yaml.YamlValue.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The static pod that runs kube-apiserver on a control plane node, as kubeadm writes it to
 * {@code /etc/kubernetes/manifests/kube-apiserver.yaml}: its arguments, and the folders of the node that it sees.
 *
 * @param arguments kube-apiserver's command line behind the program's name
 * @param mounts the node's folders in the container
 */
record StaticPodManifest(List<String> arguments, List<Mount> mounts) {

    private static final String PROGRAM = "kube-apiserver";

    static StaticPodManifest read(Path file) {
        try {
            return new Reader(file).read();
        } catch (YamlSyntaxException e) {
            throw new InvalidConfigurationException(file + ": " + e.getMessage(), e);
        }
    }

    /** Finds its way through the manifest; whatever is not what it should be is told with file and line. */
    private record Reader(Path file) {

        StaticPodManifest read() throws YamlSyntaxException {
            YamlValue root =
                    YamlDocument.read(GoFiles.read(file, file.toString())).root();
            if (!(root instanceof Mapping pod) || !text(pod, "kind").equals("Pod")) {
                throw fault(root, "this is not a Pod: a static pod manifest has kind: Pod");
            }
            Mapping spec = mapping(pod, "spec");
            Mapping container = apiServer(spec);
            return new StaticPodManifest(arguments(container), mounts(spec, container));
        }

        private Mapping apiServer(Mapping spec) {
            List<Mapping> containers = mappings(spec, "containers");
            for (Mapping container : containers) {
                if (text(container, "name").equals(PROGRAM)
                        || !programArguments(container).isEmpty()) {
                    return container;
                }
            }
            throw fault(spec, "no container is named " + PROGRAM + " or runs it");
        }

        private List<String> arguments(Mapping container) {
            List<String> command = texts(container, "command");
            List<String> all = new ArrayList<>(command);
            all.addAll(texts(container, "args"));
            if (command.isEmpty()) {
                return all;
            }
            List<String> arguments = programArguments(container);
            if (arguments.isEmpty()) {
                throw fault(
                        container,
                        "the command does not name " + PROGRAM
                                + " as a word of its own, so its arguments cannot be told from"
                                + " those of a shell: give the flags themselves");
            }
            return arguments.subList(1, arguments.size());
        }

        /** The words of command and args from the program's name on; none if it is not among them. */
        private List<String> programArguments(Mapping container) {
            List<String> words = new ArrayList<>(texts(container, "command"));
            words.addAll(texts(container, "args"));
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals(PROGRAM) || words.get(i).endsWith("/" + PROGRAM)) {
                    return words.subList(i, words.size());
                }
            }
            return List.of();
        }

        private List<Mount> mounts(Mapping spec, Mapping container) {
            Map<String, Path> hostPaths = new HashMap<>();
            for (Mapping volume : mappings(spec, "volumes")) {
                if (volume.entries().get("hostPath") instanceof Mapping hostPath) {
                    hostPaths.put(text(volume, "name"), Path.of(text(hostPath, "path")));
                }
            }
            List<Mount> mounts = new ArrayList<>();
            for (Mapping mount : mappings(container, "volumeMounts")) {
                Path onNode = hostPaths.get(text(mount, "name"));
                if (onNode != null) {
                    mounts.add(new Mount(Path.of(text(mount, "mountPath")).normalize(), onNode));
                }
            }
            return mounts;
        }

        private Mapping mapping(Mapping parent, String key) {
            if (parent.entries().get(key) instanceof Mapping child) {
                return child;
            }
            throw fault(parent, key + " is missing or no mapping");
        }

        private List<Mapping> mappings(Mapping parent, String key) {
            List<Mapping> mappings = new ArrayList<>();
            for (YamlValue item : items(parent, key)) {
                if (!(item instanceof Mapping mapping)) {
                    throw fault(item, key + " holds something that is no mapping");
                }
                mappings.add(mapping);
            }
            return mappings;
        }

        private List<String> texts(Mapping parent, String key) {
            List<String> texts = new ArrayList<>();
            for (YamlValue item : items(parent, key)) {
                if (!(item instanceof Text text)) {
                    throw fault(item, key + " holds something that is no text: put it into quotes");
                }
                texts.add(text.text());
            }
            return texts;
        }

        private List<YamlValue> items(Mapping parent, String key) {
            @Nullable YamlValue value = parent.entries().get(key);
            if (value == null || value instanceof Nothing) {
                return List.of();
            }
            if (value instanceof Sequence sequence) {
                return sequence.items();
            }
            throw fault(value, key + " is no list");
        }

        private static String text(Mapping parent, String key) {
            return parent.entries().get(key) instanceof Text text ? text.text() : "";
        }

        private InvalidConfigurationException fault(YamlValue at, String what) {
            return new InvalidConfigurationException(file + ":" + at.line() + ": " + what);
        }
    }
}
