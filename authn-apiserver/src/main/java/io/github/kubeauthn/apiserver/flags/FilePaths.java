package io.github.kubeauthn.apiserver.flags;

import java.nio.file.Path;
import java.util.List;

/**
 * Where on this machine the files are that flags name. A kube-apiserver in a static pod sees the node's folders where they are
 * mounted into its container, and the node itself may be a folder here.
 *
 * @param base against which a relative path is taken
 * @param root what stands for the node's {@code /}
 * @param mounts the container's mounts, longest mount path first
 */
record FilePaths(Path base, Path root, List<Mount> mounts) {

    /**
     * A folder of the node in a container.
     *
     * @param inContainer where the container sees it
     * @param onNode where the node has it
     */
    record Mount(Path inContainer, Path onNode) {}

    FilePaths {
        mounts = mounts.stream()
                .sorted((a, b) -> Integer.compare(b.inContainer.getNameCount(), a.inContainer.getNameCount()))
                .toList();
    }

    static FilePaths relativeTo(Path base) {
        return new FilePaths(base, Path.of("/"), List.of());
    }

    Path locate(String name) {
        Path path = Path.of(name);
        if (!path.isAbsolute()) {
            return base.resolve(path);
        }
        return root.resolve(Path.of("/").relativize(onNode(path.normalize())));
    }

    private Path onNode(Path inContainer) {
        for (Mount mount : mounts) {
            if (inContainer.startsWith(mount.inContainer)) {
                return mount.onNode.resolve(mount.inContainer.relativize(inContainer));
            }
        }
        return inContainer;
    }
}
