package io.github.kubeauthn.testkit.junit;

import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The authorities, keys and servers that the testkit makes for one test, and the files of them that flags name. Each is made when
 * it is first needed.
 */
final class StandIns implements AutoCloseable {

    private final Path folder;
    private final ManualClock clock;
    private @Nullable TestCa clientCa;
    private @Nullable TestCa proxyCa;
    private @Nullable SigningKey serviceAccountKey;
    private @Nullable FakeOidcProvider oidc;
    private @Nullable FakeTokenWebhook webhook;

    StandIns(ManualClock clock) throws IOException {
        this.folder = Files.createTempDirectory("kube-authn-test");
        this.clock = clock;
    }

    TestCa clientCa() {
        if (clientCa == null) {
            clientCa = TestCa.named("kubernetes");
        }
        return clientCa;
    }

    TestCa proxyCa() {
        if (proxyCa == null) {
            proxyCa = TestCa.named("front-proxy-ca");
        }
        return proxyCa;
    }

    SigningKey serviceAccountKey() {
        if (serviceAccountKey == null) {
            serviceAccountKey = SigningKey.p256();
        }
        return serviceAccountKey;
    }

    FakeOidcProvider oidc() {
        if (oidc == null) {
            oidc = FakeOidcProvider.start(clock);
        }
        return oidc;
    }

    FakeTokenWebhook webhook() {
        if (webhook == null) {
            webhook = FakeTokenWebhook.start();
        }
        return webhook;
    }

    /** Whether it was needed. */
    boolean hasOidc() {
        return oidc != null;
    }

    /** A folder that does not exist. */
    Path nowhere() {
        return folder.resolve("nowhere");
    }

    /** A file that the flags are to name. */
    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Override
    public void close() {
        if (oidc != null) {
            oidc.close();
        }
        if (webhook != null) {
            webhook.close();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
