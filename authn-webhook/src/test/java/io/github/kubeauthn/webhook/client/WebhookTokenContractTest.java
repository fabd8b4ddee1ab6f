package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import io.github.kubeauthn.webhook.TokenReviewVersion;
import io.github.kubeauthn.webhook.fake.KubeconfigFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class WebhookTokenContractTest extends TokenAuthenticatorContract {

    private static final String JANE = "janes-long-token";
    private static final String JOE = "joes-long-token";

    @TempDir
    private Path folder;

    private final FakeTokenWebhook webhook =
            FakeTokenWebhook.start().knows(JANE, UserInfo.named("jane")).refuses(JOE, "joe is no more, nor is " + JOE);

    private WebhookTokenAuthenticator authenticator;

    @BeforeEach
    void connect() {
        authenticator = WebhookTokenAuthenticator.builder(
                        new KubeconfigFile(folder).write("kubeconfig", webhook.kubeconfig()))
                .version(TokenReviewVersion.V1)
                .apiAudiences(audiences())
                .build();
    }

    @AfterEach
    void close() {
        authenticator.close();
        webhook.close();
    }

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return authenticator;
    }

    @Override
    protected String knownToken() {
        return JANE;
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of(JOE);
    }

    @Override
    protected Audiences audiences() {
        return Audiences.of("api");
    }

    @Override
    protected boolean silenceWhatItAsks() {
        webhook.fail(Outage.SILENT);
        return true;
    }
}
