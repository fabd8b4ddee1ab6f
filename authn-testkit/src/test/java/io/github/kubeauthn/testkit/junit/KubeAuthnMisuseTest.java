package io.github.kubeauthn.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.cluster.ServiceAccountIssuer;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Whoever uses the extension wrongly reads one sentence that says where, and what would mend it. */
class KubeAuthnMisuseTest {

    @Test
    void a_provider_that_nobody_started() {
        assertThat(failure(WantsProvider.class))
                .isEqualTo(
                        "The parameter FakeOidcProvider oidc of WantsProvider.test() cannot be had, because the chain has"
                                + " no OpenID Connect provider of the testkit: say @KubeAuthn(with = Mechanism.OIDC), or name its"
                                + " issuer ${oidc-issuer} in the flags.");
    }

    @KubeAuthn
    static class WantsProvider {
        @Test
        void test(FakeOidcProvider oidc) {}
    }

    @Test
    void a_webhook_that_nobody_started() {
        assertThat(failure(WantsWebhook.class))
                .isEqualTo(
                        "The parameter FakeTokenWebhook webhook of WantsWebhook.test() cannot be had, because the chain has"
                                + " no token webhook of the testkit: say @KubeAuthn(with = Mechanism.TOKEN_WEBHOOK).");
    }

    @KubeAuthn
    static class WantsWebhook {
        @Test
        void test(FakeTokenWebhook webhook) {}
    }

    @Test
    void an_authority_of_which_the_flags_know_nothing() {
        assertThat(failure(WantsProxyCa.class))
                .isEqualTo(
                        "The parameter TestCa proxyCa of WantsProxyCa.test() cannot be had, because the flags have no"
                                + " --requestheader-client-ca-file: add it with a file that does not exist, and the testkit makes it.");
    }

    @KubeAuthn(flagsFile = "src/test/resources/flags.txt")
    static class WantsProxyCa {
        @Test
        void test(@FrontProxy TestCa proxyCa) {}
    }

    @Test
    void an_issuer_whose_key_lies_elsewhere() {
        assertThat(failure(WantsIssuer.class))
                .startsWith("The parameter ServiceAccountIssuer issuer of WantsIssuer.test() cannot be had, because"
                        + " --service-account-key-file is /")
                .endsWith(
                        "/sa.pub, whose keys the testkit does not have: name a file there that does not exist, and the"
                                + " testkit makes it.");
    }

    @KubeAuthn(
            manifest = "../examples/kubeadm/etc/kubernetes/manifests/kube-apiserver.yaml",
            root = "../examples/kubeadm")
    static class WantsIssuer {
        @Test
        void test(ServiceAccountIssuer issuer) {}
    }

    @Test
    void a_parameter_before_there_is_a_test() {
        assertThat(failure(TooEarly.class))
                .isEqualTo(
                        "The parameter AuthenticationChain chain of TooEarly.prepare() cannot be had, because a chain is"
                                + " started for each test and there is none yet: take it in a @Test or @BeforeEach method.");
    }

    @KubeAuthn
    static class TooEarly {
        @BeforeAll
        static void prepare(AuthenticationChain chain) {}

        @Test
        void test() {}
    }

    @Test
    void a_field_that_tests_would_share() {
        assertThat(failure(SharedInstance.class))
                .isEqualTo(
                        "@Given on the field SharedInstance.chain is of no use where tests share one instance of their"
                                + " class: take it as a parameter, or leave out @TestInstance(PER_CLASS).");
    }

    @KubeAuthn
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstance {
        @Given
        private AuthenticationChain chain;

        @Test
        void test() {}
    }

    @Test
    void a_static_field() {
        assertThat(failure(StaticField.class))
                .isEqualTo(
                        "@Given on the field StaticField.chain is of no use, because tests do not share what they are"
                                + " given: make the field not static.");
    }

    @KubeAuthn
    static class StaticField {
        @Given
        private static AuthenticationChain chain;

        @Test
        void test() {}
    }

    @Test
    void a_final_field() {
        assertThat(failure(FinalField.class))
                .isEqualTo("@Given on the field FinalField.chain cannot be set: make it not final.");
    }

    @KubeAuthn
    static class FinalField {
        @Given
        private final AuthenticationChain chain = null;

        @Test
        void test() {}
    }

    @Test
    void a_field_of_a_type_that_nobody_gives() {
        assertThat(failure(UnknownType.class))
                .isEqualTo("@Given on the field UnknownType.name cannot be of the type String: take one of"
                        + " AuthenticationChain, TestCa, TestCluster, ServiceAccountIssuer, ManualClock, FakeOidcProvider,"
                        + " FakeTokenWebhook.");
    }

    @KubeAuthn
    static class UnknownType {
        @Given
        private String name;

        @Test
        void test() {}
    }

    @Test
    void a_front_proxy_that_is_no_authority() {
        assertThat(failure(StrayFrontProxy.class))
                .isEqualTo(
                        "The parameter AuthenticationChain chain of StrayFrontProxy.test() has @FrontProxy, which only goes"
                                + " with a TestCa: leave it out, or make the type TestCa.");
    }

    @KubeAuthn
    static class StrayFrontProxy {
        @Test
        void test(@FrontProxy AuthenticationChain chain) {}
    }

    @Test
    void flags_from_two_places() {
        assertThat(failure(FileAndManifest.class))
                .isEqualTo("@KubeAuthn on FileAndManifest has both a flagsFile and a manifest: leave one of them out.");
    }

    @KubeAuthn(flagsFile = "src/test/resources/flags.txt", manifest = "kube-apiserver.yaml")
    static class FileAndManifest extends Empty {}

    @Test
    void a_root_without_a_manifest() {
        assertThat(failure(RootAlone.class))
                .isEqualTo(
                        "@KubeAuthn on RootAlone has a root, which only goes with a manifest: add the manifest, or leave the"
                                + " root out.");
    }

    @KubeAuthn(root = "node")
    static class RootAlone extends Empty {}

    @Test
    void a_file_that_is_not_there() {
        assertThat(failure(NoFile.class))
                .startsWith("@KubeAuthn on NoFile has flagsFile = \"flags\", but there is no file /")
                .endsWith("/flags: write the path as it is from the folder in which the tests run.");
    }

    @KubeAuthn(flagsFile = "flags")
    static class NoFile extends Empty {}

    @Test
    void objects_that_are_none() {
        assertThat(failure(NoObjects.class))
                .startsWith(
                        "@KubeAuthn on NoObjects has a file in objects that cannot be read: src/test/resources/flags.txt");
    }

    @KubeAuthn(objects = "src/test/resources/flags.txt")
    static class NoObjects extends Empty {}

    @Test
    void an_instant_that_is_none() {
        assertThat(failure(NoInstant.class))
                .isEqualTo("@KubeAuthn on NoInstant has now = \"noon\", which is no instant: write one such as"
                        + " \"2026-03-01T12:00:00Z\".");
    }

    @KubeAuthn(now = "noon")
    static class NoInstant extends Empty {}

    @Test
    void flags_at_which_kube_apiserver_would_stop() {
        assertThat(failure(BadFlags.class))
                .startsWith("@KubeAuthn on BadFlags.test() asks for a chain that does not start: ")
                .endsWith(
                        "oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set");
    }

    static class BadFlags {
        @Test
        @KubeAuthn(flags = "--oidc-client-id=x")
        void test() {}
    }

    @Test
    void an_extension_without_the_annotation() {
        assertThat(failure(ExtensionAlone.class))
                .isEqualTo(
                        "KubeAuthnExtension is registered for ExtensionAlone without saying what to start: put @KubeAuthn"
                                + " there in place of @ExtendWith.");
    }

    @ExtendWith(KubeAuthnExtension.class)
    static class ExtensionAlone extends Empty {}

    abstract static class Empty {
        @Test
        void test() {}
    }

    private static String failure(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow().getMessage())
                .findFirst()
                .orElse("nothing failed");
    }
}
