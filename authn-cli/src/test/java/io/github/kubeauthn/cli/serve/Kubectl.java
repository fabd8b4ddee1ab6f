package io.github.kubeauthn.cli.serve;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** kubectl, built by the test-only Go module in {@code src/test/kubectl}. */
final class Kubectl {

    private static final long BUILD_MINUTES = 30;
    private static final Path BUILT = Path.of("target", "kubectl").toAbsolutePath();

    private Kubectl() {}

    /** Builds it, once; null, with a printed line, where there is no Go or the module's dependencies cannot be had. */
    static synchronized @Nullable Path build() throws IOException, InterruptedException {
        if (Files.isExecutable(BUILT)) {
            return BUILT;
        }
        Path module = Path.of("src", "test", "kubectl");
        Path log = Files.createTempFile("kubectl", ".log");
        try {
            Process build = new ProcessBuilder(
                            "go",
                            "build",
                            "-mod=readonly",
                            "-trimpath",
                            "-o",
                            BUILT.toString(),
                            "k8s.io/kubernetes/cmd/kubectl")
                    .directory(module.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"))
                    .start();
            if (build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) && build.exitValue() == 0) {
                return BUILT;
            }
            build.destroy();
            System.out.println("kubectl tests are skipped: go build failed: "
                    + Files.readString(log).lines().findFirst().orElse(""));
        } catch (IOException e) {
            System.out.println("kubectl tests are skipped: there is no Go: " + e.getMessage());
        }
        return null;
    }
}
