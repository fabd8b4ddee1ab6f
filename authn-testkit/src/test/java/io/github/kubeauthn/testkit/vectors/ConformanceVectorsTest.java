package io.github.kubeauthn.testkit.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.apiserver.flags.Surroundings;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.vectors.VectorCase.Certificates;
import io.github.kubeauthn.testkit.vectors.VectorCase.Header;
import io.github.kubeauthn.testkit.vectors.VectorCase.Request;
import io.github.kubeauthn.testkit.vectors.VectorCase.Review;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceVectorsTest {

    private static final Path RECORDED = Path.of("..", "conformance", "vectors");

    @TempDir
    private Path folder;

    @Test
    void all_that_was_recorded_is_there() {
        List<Scenario> scenarios = ConformanceVectors.scenarios();

        assertThat(scenarios).hasSize(31);
        assertThat(scenarios.stream().flatMap(scenario -> scenario.cases().stream()))
                .hasSize(1165);
        assertThat(scenarios)
                .filteredOn(scenario -> !scenario.startupError().isEmpty())
                .hasSize(5);
        assertThat(ConformanceVectors.certificates()).hasSize(18);
        assertThat(ConformanceVectors.configurations()).hasSize(186);
    }

    @Test
    void a_scenario_has_the_files_that_its_flags_name() throws IOException {
        scenario("kubeadm").writeTo(folder);

        try (Stream<Path> files = Files.list(RECORDED.resolve("scenarios").resolve("kubeadm"))) {
            assertThat(files.toList())
                    .hasSize(10)
                    .allSatisfy(file ->
                            assertThat(folder.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        }
        assertThat(scenario("kubeadm").objects()).isEqualTo("objects.yaml");
        assertThat(scenario("kubeadm").flags()).contains("--client-ca-file=ca.crt");
        assertThat(scenario("kubeadm").description())
                .isEqualTo("the flags of a kubeadm control plane and every sort of credential that meets them");
    }

    @Test
    void a_scenario_says_which_servers_it_needs() {
        assertThat(scenario("kubeadm").servers()).isEmpty();
        assertThat(scenario("webhook-v1").servers())
                .containsOnlyKeys("webhook")
                .hasEntrySatisfying(
                        "webhook", json -> assertThat(json).startsWith("{\"certFile\":\"webhook-serving.crt\","));
    }

    @Test
    void questions_of_every_sort_have_what_they_need() {
        assertThat(questions(Request.class)).hasSize(1133).allSatisfy(request -> {
            assertThat(request.method()).isNotEmpty();
            assertThat(request.headers())
                    .allSatisfy(header -> assertThat(header.name()).isNotNull());
        });
        assertThat(questions(Request.class))
                .filteredOn(request -> request.audiences() != null)
                .hasSize(28);
        assertThat(questions(Review.class)).hasSize(32);
        assertThat(ConformanceVectors.certificates())
                .extracting(VectorCase::question)
                .allSatisfy(question ->
                        assertThat(((Certificates) question).roots()).isNotEmpty());
    }

    @Test
    void a_configuration_comes_with_what_is_wrong_with_it() {
        assertThat(ConformanceVectors.configurations())
                .filteredOn(each -> each.id().equals("empty-file"))
                .containsExactly(
                        new ConfigurationCase("empty-file", "", List.of(), null, "empty config data", "", List.of()));
    }

    /** What an implementation does with them. */
    @Test
    void a_chain_is_held_against_a_scenario() throws IOException {
        Scenario scenario = scenario("front-proxy");
        scenario.writeTo(folder);
        ManualClock clock = ManualClock.at(scenario.cases().get(0).now());
        try (AuthenticationChain chain = KubeApiServerFlags.parse(scenario.flags(), folder)
                .buildChain(Surroundings.emptyCluster().withClock(clock))) {
            for (VectorCase each : scenario.cases()) {
                clock.set(each.now());
                if (each.question() instanceof Request request && request.audiences() == null) {
                    RequestDecision decision = chain.decide(credential(request));
                    assertThat(decision.status())
                            .as(each.id())
                            .isEqualTo(each.expected().httpStatus());
                    assertThat(decision.result() instanceof Authenticated success ? success.user() : null)
                            .as(each.id())
                            .isEqualTo(each.expected().user().orElse(null));
                }
            }
        }
    }

    @Test
    void they_are_read_out_of_a_jar_as_well() throws Exception {
        Path jar = folder.resolve("testkit.jar");
        Path classes = Path.of("target", "classes");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        URL[] alone = {
            jar.toUri().toURL(),
            location(io.github.kubeauthn.testkit.json.Json.class),
            location(tools.jackson.core.JsonParser.class),
            location(HttpCredential.class)
        };
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Object read = loader.loadClass(ConformanceVectors.class.getName())
                    .getMethod("scenarios")
                    .invoke(null);

            assertThat(read)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .hasSize(31);
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static HttpCredential credential(Request request) {
        Headers.Builder headers = Headers.builder();
        for (Header header : request.headers()) {
            headers.add(header.name(), header.value());
        }
        return HttpCredential.builder()
                .method(request.method())
                .path(request.path())
                .headers(headers.build())
                .peerCertificates(request.peerCertificates().stream()
                        .map(base64 -> PeerCertificate.ofDer(Base64.getDecoder().decode(base64)))
                        .toList())
                .build();
    }

    private static <Q> Stream<Q> questions(Class<Q> type) {
        return ConformanceVectors.scenarios().stream()
                .flatMap(scenario -> scenario.cases().stream())
                .map(VectorCase::question)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Scenario scenario(String name) {
        return ConformanceVectors.scenarios().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
