/**
 * Service account tokens: who they are, by whose keys and against which objects.
 *
 * <pre>{@code
 * ClusterState objects = ClusterState.read("objects.yaml", Files.readAllBytes(Path.of("objects.yaml")));
 * ServiceAccountKeys keys = ServiceAccountKeys.of(VerificationKey.readAll(Path.of("sa.pub"), "sa.pub"));
 *
 * Authenticator<BearerToken> authenticator = BoundServiceAccountAuthenticator.builder(clock)
 *         .issuers(List.of("https://kubernetes.default.svc"))
 *         .audiences(Audiences.of("https://kubernetes.default.svc"))
 *         .keys(keys)
 *         .objects(objects)
 *         .build();
 * }</pre>
 */
@NullMarked
package io.github.kubeauthn.sa;

import org.jspecify.annotations.NullMarked;
