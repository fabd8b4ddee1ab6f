package io.github.kubeauthn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class KubeadmExampleTest {

    private static final Path NODE = Path.of("kubeadm");

    @Test
    void every_client_gets_the_decision_of_kube_apiserver() throws IOException {
        assertThat(output().lines().filter(line -> line.startsWith("  → ")).map(line -> line.substring(4)))
                .startsWith(
                        "200 kubernetes-admin in [kubeadm:cluster-admins, system:authenticated]",
                        "200 jane in [dev, system:authenticated]",
                        "200 system:serviceaccount:shop:cart in"
                                + " [system:serviceaccounts, system:serviceaccounts:shop, system:authenticated]",
                        "200 system:serviceaccount:shop:cart in"
                                + " [system:serviceaccounts, system:serviceaccounts:shop, system:authenticated]",
                        "200 system:bootstrap:abcdef in [system:bootstrappers,"
                                + " system:bootstrappers:kubeadm:default-node-token, system:authenticated]",
                        "200 system:anonymous in [system:unauthenticated]")
                .hasSize(7)
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("401 [x509: certificate signed by unknown authority, verifying certificate SN=6, ")
                .endsWith(" failed: x509: certificate signed by unknown authority]");
    }

    @Test
    void a_trace_names_the_authenticator_that_knew_the_client() throws IOException {
        assertThat(output()).contains("client certificate: authenticated as kubernetes-admin");
    }

    @Test
    void no_trace_holds_a_token() throws IOException {
        assertThat(output()).doesNotContain("0123456789abcdef", "eyJ");
    }

    /** What the example prints. */
    static String output() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AuthenticationChain chain = KubeadmExample.chain(NODE)) {
            KubeadmExample example = new KubeadmExample(chain, new PrintStream(out, true, StandardCharsets.UTF_8));
            Client.all(NODE).forEach(example::show);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
