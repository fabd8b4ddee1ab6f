package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.testkit.pki.TestTls;
import java.net.http.HttpClient;

/** The JDK's client, which believes servers of one authority. */
final class TrustingClient {

    private TrustingClient() {}

    /** One that speaks HTTP/1.1 unless a request says otherwise. */
    static HttpClient of(String authorityPem) {
        return HttpClient.newBuilder()
                .sslContext(TestTls.trusting(authorityPem))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
