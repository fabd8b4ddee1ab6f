package io.github.kubeauthn.testkit.question;

import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.testkit.pki.Identity;

/** Requests as clients send them. */
public final class Questions {

    private Questions() {}

    /** Who shows no credential. */
    public static HttpCredential withoutCredentials() {
        return HttpCredential.builder().build();
    }

    /** Who sends {@code Authorization: Bearer token}. */
    public static HttpCredential withBearerToken(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    /** Who shows a client certificate. */
    public static HttpCredential withCertificate(Identity identity) {
        return HttpCredential.builder()
                .peerCertificates(identity.peerCertificates())
                .build();
    }

    /** Who sends a header. */
    public static HttpCredential withHeader(String name, String value) {
        return HttpCredential.builder()
                .headers(Headers.builder().add(name, value).build())
                .build();
    }

    /** An authenticating proxy that speaks for a user, with the headers that kubeadm sets up. */
    public static HttpCredential throughProxy(Identity proxy, String user, String... groups) {
        Headers.Builder headers = Headers.builder().add("X-Remote-User", user);
        for (String group : groups) {
            headers.add("X-Remote-Group", group);
        }
        return HttpCredential.builder()
                .peerCertificates(proxy.peerCertificates())
                .headers(headers.build())
                .build();
    }
}
