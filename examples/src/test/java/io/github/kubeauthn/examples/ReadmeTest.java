package io.github.kubeauthn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README promises only what works. */
class ReadmeTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    private static final Predicate<String> IS_IMPORT = line -> line.startsWith("import ");

    @TempDir
    private Path folder;

    /** A JDK compiles and runs a single source file by itself, here where a reader would: in the project's folder. */
    @Test
    void its_lines_of_java_run() throws Exception {
        Path program = folder.resolve("Readme.java");
        Files.writeString(program, program(block("java")));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString())
                .directory(PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output)
                .isEqualToIgnoringNewLines("system:bootstrap:abcdef in [system:bootstrappers,"
                        + " system:bootstrappers:kubeadm:default-node-token, system:authenticated]");
    }

    @Test
    void it_shows_what_the_example_prints() throws IOException {
        assertThat(KubeadmExampleTest.output())
                .contains(block("text").stripTrailing().replaceAll("\\s+…$", ""));
    }

    private static String program(String lines) {
        return lines.lines().filter(IS_IMPORT).collect(Collectors.joining("\n"))
                + "\nclass Readme {\npublic static void main(String[] arguments) throws Exception {\n"
                + lines.lines().filter(IS_IMPORT.negate()).collect(Collectors.joining("\n"))
                + "\n}\n}\n";
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PROJECT.resolve("README.md")));
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }
}
