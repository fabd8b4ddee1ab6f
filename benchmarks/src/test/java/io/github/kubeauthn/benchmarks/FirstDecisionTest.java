package io.github.kubeauthn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program in a process of its own, so that it shows what only this chain loads. */
class FirstDecisionTest {

    private static final String ISSUER = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AuthenticationConfiguration
            jwt:
            - issuer:
                url: https://127.0.0.1:1
                audiences: [kubernetes]
              claimMappings:
                username:
                  %s
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        write("folder", folder.toString());
        write("objects", "");
        write("now", "2026-11-22T17:00:00Z");
        write("headers", "Authorization: Bearer of-jane");
        Files.writeString(folder.resolve("tokens.csv"), "of-jane,jane,1");
        Files.writeString(folder.resolve("sa.pub"), SigningKey.p256().publicPem());
        write(
                "flags",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=sa.pub",
                "--token-auth-file=tokens.csv",
                "--authentication-config=authentication.yaml");
    }

    @Test
    void a_chain_without_expressions_loads_no_cel() throws Exception {
        Files.writeString(folder.resolve("authentication.yaml"), ISSUER.formatted("{claim: sub, prefix: 'oidc:'}"));

        assertThat(run()).anyMatch(line -> line.endsWith(" 200")).noneMatch(line -> line.contains(" dev.cel."));
    }

    @Test
    void a_chain_with_an_expression_loads_cel() throws Exception {
        Files.writeString(folder.resolve("authentication.yaml"), ISSUER.formatted("{expression: claims.sub}"));

        assertThat(run()).anyMatch(line -> line.endsWith(" 200")).anyMatch(line -> line.contains(" dev.cel."));
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private List<String> run() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstDecision.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = program.waitFor();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(status).as("%s", lines).isZero();
        return lines;
    }
}
