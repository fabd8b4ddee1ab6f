package io.github.kubeauthn.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts, for each test of a class or for one test, the authentication chain that kube-apiserver would have, with everything around
 * it, and closes all of it after the test. Nothing is shared between tests, no port is fixed, and every file is in a folder of the
 * test's own, so tests may run at the same time. On a method it takes the place of the one on the class.
 *
 * <p>Without anything said, the chain is the one that kubeadm sets up: client certificates, front proxy, service accounts of the
 * issuer {@code https://kubernetes.default.svc.cluster.local}, bootstrap tokens, and anonymous requests.
 *
 * <p>A test method, a constructor or a {@code @BeforeEach} method gets by its parameters, and a test class by fields with
 * {@link Given @Given}:
 *
 * <ul>
 *   <li>{@link io.github.kubeauthn.apiserver.AuthenticationChain}
 *   <li>{@link io.github.kubeauthn.testkit.pki.TestCa}: the authority of client certificates, or with {@link FrontProxy @FrontProxy}
 *       that of authenticating proxies
 *   <li>{@link io.github.kubeauthn.testkit.cluster.TestCluster}
 *   <li>{@link io.github.kubeauthn.testkit.cluster.ServiceAccountIssuer}
 *   <li>{@link io.github.kubeauthn.testkit.clock.ManualClock}: the one by which the chain judges
 *   <li>{@link io.github.kubeauthn.testkit.oidc.FakeOidcProvider}
 *   <li>{@link io.github.kubeauthn.testkit.webhook.FakeTokenWebhook}
 * </ul>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KubeAuthnExtension.class)
public @interface KubeAuthn {

    /** What the chain has beside the mechanisms of kubeadm, or beside those of the file. */
    Mechanism[] with() default {};

    /**
     * More flags of kube-apiserver. Relative files in them are taken against the folder in which the tests run; {@value
     * #OIDC_ISSUER} stands for the address of an OpenID Connect provider, here and in the other files.
     */
    String[] flags() default {};

    /**
     * A file with the flags of kube-apiserver, one on a line, in place of those of kubeadm; empty lines and lines that begin with
     * {@code #} are passed over. Relative files in it are taken against its own folder. Of certificates, keys and the webhook's
     * kubeconfig, those that do not exist are made by the testkit.
     */
    String flagsFile() default "";

    /**
     * The static pod manifest of a control plane node, in place of the flags of kubeadm. Of certificates, keys and the webhook's
     * kubeconfig, those that do not exist are made by the testkit.
     */
    String manifest() default "";

    /** For a manifest: the folder that stands for the node's {@code /}. Unless it is given, the node has no file at all. */
    String root() default "";

    /** A file with the objects that the cluster has to begin with: the output of {@code kubectl get -o yaml}, or manifests. */
    String objects() default "";

    /** What time it is when a test begins. */
    String now() default "2026-03-01T12:00:00Z";

    /** Where the address of an OpenID Connect provider is to go, in flags and in the file of {@code --authentication-config}. */
    String OIDC_ISSUER = "${oidc-issuer}";

    /**
     * Where the certificate of that provider's authority is to go in the file of {@code --authentication-config}, in double quotes.
     */
    String OIDC_CA = "${oidc-ca}";
}
