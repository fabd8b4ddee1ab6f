package io.github.kubeauthn.conformance.vector;

import java.util.List;
import java.util.Map;

/**
 * What {@code scenario.json} holds: one set of kube-apiserver flags and what stands around it.
 *
 * @param flags as on kube-apiserver's command line
 * @param objects the file of the cluster's objects; empty for an empty cluster
 * @param servers the HTTPS servers to start, by name
 */
public record Scenario(List<String> flags, String objects, Map<String, Server> servers) {

    /**
     * An HTTPS server that stands beside the chain.
     *
     * @param port where it listens; 0 for any free port
     * @param clientCAFile whose certificates clients must present; empty if they need none
     * @param routes the first that fits answers
     */
    public record Server(int port, String certFile, String keyFile, String clientCAFile, List<Route> routes) {}

    /**
     * One answer of a server.
     *
     * @param path the decoded path that it answers
     * @param method the method that it answers; empty for all
     * @param token answers only a TokenReview of this token; empty for everything
     * @param status the HTTP status; 0 for 200
     * @param times answers this many times, then no more; 0 for always
     */
    public record Route(
            String path,
            String method,
            String token,
            int status,
            Map<String, String> headers,
            String body,
            int times) {}
}
