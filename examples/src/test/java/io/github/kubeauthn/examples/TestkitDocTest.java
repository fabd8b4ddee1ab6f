package io.github.kubeauthn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** docs/testkit.md promises only what works, in what passes and in what fails. */
class TestkitDocTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "testkit.md");
    private static final Path EXAMPLE = Path.of("custom-authenticator", "src");
    private static final Pattern BLOCK = Pattern.compile("```(java|text)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("class (\\w+)");

    @TempDir
    private Path folder;

    private final List<MatchResult> blocks = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(DOCUMENT));
        while (block.find()) {
            blocks.add(block.toMatchResult());
        }
    }

    @Test
    void its_tests_pass() throws Exception {
        List<MatchResult> tests =
                javaBlocks().stream().filter(block -> !promise(block)).toList();
        List<Path> sources = new ArrayList<>(example());
        for (MatchResult test : tests) {
            sources.add(source("", className(test), imports() + test.group(2)));
        }
        try (URLClassLoader compiled = compile(sources)) {
            for (MatchResult test : tests) {
                Events events = run(compiled.loadClass(className(test)));

                assertThat(events.started().count()).as(className(test)).isPositive();
                assertThat(failures(events)).as(className(test)).isEmpty();
            }
        }
        assertThat(tests).hasSize(6);
    }

    /** The example's own test, with an authenticator that is broken on purpose. */
    @Test
    void the_test_of_the_example_fails_as_promised_when_its_authenticator_is_broken() throws Exception {
        List<MatchResult> broken = javaBlocks().stream().filter(this::promise).toList();
        List<Path> sources = new ArrayList<>(example());
        for (MatchResult authenticator : broken) {
            String name = className(authenticator);
            sources.add(source(
                    "com/example/apikey", name, "package com.example.apikey;\n" + imports() + authenticator.group(2)));
            sources.add(source("com/example/apikey", name + "Test", """
                    package com.example.apikey;
                    class %1$sTest extends ApiKeyAuthenticatorTest {
                        @Override
                        protected ApiKeyAuthenticator empty() {
                            return new %1$s();
                        }
                    }
                    """.formatted(name)));
        }
        try (URLClassLoader compiled = compile(sources)) {
            assertThat(failures(run(compiled.loadClass("com.example.apikey.ApiKeyAuthenticatorTest"))))
                    .isEmpty();
            for (MatchResult authenticator : broken) {
                List<String> failures =
                        failures(run(compiled.loadClass("com.example.apikey." + className(authenticator) + "Test")));

                assertThat(failures)
                        .as(className(authenticator))
                        .anySatisfy(message -> assertThat(message).startsWith(promised(authenticator)));
                assertThat(failures).noneSatisfy(message -> assertThat(message).contains("5b9f0f3b1c6d4e8a"));
            }
        }
        assertThat(broken).hasSize(3);
    }

    /** The blocks of Java behind the first, which holds imports. */
    private List<MatchResult> javaBlocks() {
        return blocks.stream()
                .filter(block -> block.group(1).equals("java"))
                .skip(1)
                .toList();
    }

    private String imports() {
        return blocks.get(0).group(2);
    }

    /** Whether the message of a failure follows: only an authenticator that is broken has one. */
    private boolean promise(MatchResult block) {
        int next = blocks.indexOf(block) + 1;
        return next < blocks.size() && blocks.get(next).group(1).equals("text");
    }

    private String promised(MatchResult block) {
        return blocks.get(blocks.indexOf(block) + 1).group(2).stripTrailing();
    }

    private static String className(MatchResult block) {
        Matcher name = CLASS.matcher(block.group(2));
        assertThat(name.find()).as("a class in %s", block.group(2)).isTrue();
        return name.group(1);
    }

    private Path source(String packageFolder, String name, String text) throws IOException {
        Path source = folder.resolve("source").resolve(packageFolder).resolve(name + ".java");
        Files.createDirectories(source.getParent());
        return Files.writeString(source, text);
    }

    private static List<Path> example() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private URLClassLoader compile(List<Path> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Events run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    private static List<String> failures(Events events) {
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result ->
                        String.valueOf(result.getThrowable().orElseThrow().getMessage()))
                .toList();
    }
}
