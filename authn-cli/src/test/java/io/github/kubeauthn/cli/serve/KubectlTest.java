package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo, asked by kubectl. Not among the ordinary tests, because kubectl has to be built first: profile {@code kubectl} runs it, and
 * it is skipped with a printed line where there is no Go.
 */
class KubectlTest {

    private static final String CART = "system:serviceaccount:shop:cart";

    @TempDir
    static Path folder;

    private static Path kubectl;
    private static ServedDemo demo;

    @BeforeAll
    static void start() throws Exception {
        kubectl = Kubectl.build();
        assumeTrue(kubectl != null, "no kubectl could be built");
        demo = ServedDemo.in(folder);
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void a_certificate_is_its_common_name_in_its_organizations() throws Exception {
        assertThat(whoami("certificate")).contains("Username jane", "Groups [developers system:authenticated]");
    }

    @Test
    void a_static_token_is_the_user_of_its_row() throws Exception {
        assertThat(whoami("static-token"))
                .contains("Username kim", "UID 1001", "Groups [developers testers system:authenticated]");
    }

    @Test
    void a_service_account_token_is_the_service_account() throws Exception {
        assertThat(whoami("service-account"))
                .contains(
                        "Username " + CART,
                        "Groups [system:serviceaccounts system:serviceaccounts:shop system:authenticated]");
    }

    @Test
    void a_bootstrap_token_is_a_node_to_be() throws Exception {
        String kubeconfig = demo.content("bootstrap-token.kubeconfig");
        String token = kubeconfig.substring(kubeconfig.indexOf("token: ") + "token: ".length());
        String id = token.replace("\"", "").substring(0, 6);

        assertThat(whoami("bootstrap-token"))
                .contains("Username system:bootstrap:" + id, "Groups [system:bootstrappers system:authenticated]");
    }

    @Test
    void no_credential_is_nobody() throws Exception {
        assertThat(whoami("anonymous")).contains("Username system:anonymous", "Groups [system:unauthenticated]");
    }

    @Test
    void a_token_that_nobody_knows_is_told_that_it_is_unauthorized() throws Exception {
        Answer answer = ask("static-token", "--token", "nonsense", "auth", "whoami");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.said()).contains("You must be logged in to the server (Unauthorized)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "static-token", "service-account", "bootstrap-token", "anonymous"})
    void whoever_gets_a_token_is_known_by_it(String credential) throws Exception {
        Answer made = ask(credential, "create", "token", "cart", "-n", "shop", "--duration", "10m");

        assertThat(made.status()).as(made.said()).isZero();
        assertThat(userOf(made.said().strip())).contains("\"username\":\"" + CART + "\"");
    }

    @Test
    void there_is_no_token_of_a_service_account_that_is_not_there() throws Exception {
        Answer answer = ask("certificate", "create", "token", "nobody", "-n", "shop");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.said()).contains("serviceaccounts \"nobody\" not found");
    }

    private static String userOf(String token) throws Exception {
        HttpRequest review = HttpRequest.newBuilder(
                        URI.create(demo.address() + "/apis/authentication.k8s.io/v1/selfsubjectreviews"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return demo.client()
                .send(review, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    /** The lines of the table that kubectl prints, with single spaces. */
    private static List<String> whoami(String credential) throws Exception {
        Answer answer = ask(credential, "auth", "whoami");
        assertThat(answer.status()).as(answer.said()).isZero();
        return answer.said()
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
    }

    private static Answer ask(String credential, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                kubectl.toString(),
                "--kubeconfig",
                folder.resolve(credential + ".kubeconfig").toString(),
                "--cache-dir",
                folder.resolve("cache").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Answer(process.exitValue(), said);
    }

    private record Answer(int status, String said) {}
}
