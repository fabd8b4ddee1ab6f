package io.github.kubeauthn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.cli.pki.CertificateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    private ControlPlane plane;

    @BeforeEach
    void set_up(@TempDir Path folder) {
        plane = new ControlPlane(folder);
    }

    private Run behindFlags(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--");
        all.addAll(plane.flags());
        return Run.of(all);
    }

    private Run explainNow(String... credential) {
        List<String> all = new ArrayList<>(List.of("explain", "--objects", plane.path("objects.yaml")));
        all.addAll(List.of(credential));
        all.add("--");
        all.addAll(plane.flags());
        return Run.of(all);
    }

    @Test
    void makes_a_service_account_token_that_the_server_knows() {
        Run made = behindFlags(
                "token", "service-account", "-n", "shop", "--name", "cart", "--objects", plane.path("objects.yaml"));

        assertThat(made.err()).isEmpty();
        assertThat(explainNow("--token", made.out().strip()).out())
                .startsWith("authenticated as system:serviceaccount:shop:cart (200)");
    }

    @Test
    void makes_no_token_for_a_service_account_that_is_not_there() {
        Run made = behindFlags("token", "service-account", "-n", "shop", "--name", "nobody");

        assertThat(made.status()).isEqualTo(2);
        assertThat(made.err()).contains("serviceaccounts \"nobody\" not found: give it with --objects, or its --uid");
    }

    @Test
    void makes_a_bootstrap_token_with_the_secret_that_makes_it_good() {
        Run made = Run.of("token", "bootstrap", "--group", "system:bootstrappers:kubeadm");
        String token = made.out().substring(2, made.out().indexOf('\n'));

        Run run = explainNow("--token", token, "--objects", plane.write("secret.yaml", made.out()));

        assertThat(run.out())
                .startsWith("authenticated as system:bootstrap:" + token.substring(0, 6))
                .contains("[system:bootstrappers system:bootstrappers:kubeadm system:authenticated]");
    }

    @Test
    void refuses_groups_that_a_bootstrap_token_must_not_have() {
        assertThat(Run.of("token", "bootstrap", "--group", "system:masters").status())
                .isEqualTo(2);
    }

    @Test
    void wraps_a_token_for_kubectl() {
        Run run = Run.of("token", "exec-credential", "--token-file", plane.write("t", "abc\n"));

        assertThat(run.out())
                .contains("\"apiVersion\" : \"client.authentication.k8s.io/v1\"")
                .contains("\"token\" : \"abc\"");
    }

    @Test
    void makes_a_client_certificate_of_an_authority_in_files() throws Exception {
        CertificateAuthority authority =
                CertificateAuthority.create("ca", java.time.Instant.now(), java.time.Duration.ofDays(1));
        plane.write("ca.crt", authority.certificatePem());
        plane.write("ca.key", authority.privateKeyPem());

        Run made = Run.of(
                "cert",
                "--ca",
                plane.path("ca.crt"),
                "--ca-key",
                plane.path("ca.key"),
                "--user",
                "jane",
                "--group",
                "a",
                "--group",
                "b",
                "--out",
                plane.path("jane"));

        assertThat(made.err()).isEmpty();
        assertThat(explainNow("--cert", plane.path("jane.crt")).out())
                .startsWith("authenticated as jane (200)")
                .contains("Groups: [a b system:authenticated]");
        assertThat(Files.getPosixFilePermissions(plane.folder.resolve("jane.key")))
                .hasSize(2);
    }

    @Test
    void prints_completion_for_the_shell() {
        assertThat(Run.of("generate-completion").out()).contains("complete -F");
    }

    @Test
    void says_which_kube_apiserver_it_is_like() {
        assertThat(Run.of("--version").out()).contains("kube-apiserver v1.37.2");
    }
}
