package io.github.kubeauthn.cli.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The endpoints {@code /livez}, {@code /readyz} and {@code /healthz}, which answer as {@code pkg/server/healthz} of k8s.io/apiserver does:
 * {@code ok}, or a list of checks if one of them fails or the request says {@code verbose}. A check can be left out by {@code exclude}
 * and has a path of its own.
 *
 * <p>Of kube-apiserver's own checks there is only {@code ping}: the others are about what a simulated server has not. In their place
 * {@code /readyz} has one that kube-apiserver lacks, whether all JWT issuers are ready, so that a test can wait for them.
 *
 * @param jwtIssuers why an issuer is not ready; empty if all are
 */
record Health(Supplier<Optional<String>> jwtIssuers) {

    private static final List<String> ENDPOINTS = List.of("livez", "readyz", "healthz");
    private static final String PING = "ping";
    private static final String JWT_ISSUERS = "jwt-issuers";

    /**
     * Answers a request; empty if its path is another's.
     *
     * @param query as in the URL
     */
    Optional<Reply> answer(String path, QueryParameters query) {
        for (String endpoint : ENDPOINTS) {
            if (path.equals("/" + endpoint)) {
                return Optional.of(all(endpoint, query));
            }
            if (path.startsWith("/" + endpoint + "/")) {
                return Optional.ofNullable(checks(endpoint).get(path.substring(endpoint.length() + 2)))
                        .map(Health::one);
            }
        }
        return Optional.empty();
    }

    private Map<String, Supplier<Optional<String>>> checks(String endpoint) {
        Map<String, Supplier<Optional<String>>> checks = new LinkedHashMap<>();
        checks.put(PING, Optional::empty);
        if (endpoint.equals("readyz")) {
            checks.put(JWT_ISSUERS, jwtIssuers);
        }
        return checks;
    }

    private Reply all(String endpoint, QueryParameters query) {
        List<String> unknown = query.values("exclude");
        StringBuilder lines = new StringBuilder();
        boolean failed = false;
        for (Map.Entry<String, Supplier<Optional<String>>> check :
                checks(endpoint).entrySet()) {
            if (query.values("exclude").contains(check.getKey())) {
                lines.append("[+]").append(check.getKey()).append(" excluded: ok\n");
            } else if (check.getValue().get().isPresent()) {
                // whoever wants to know more asks the check itself
                lines.append("[-]").append(check.getKey()).append(" failed: reason withheld\n");
                failed = true;
            } else {
                lines.append("[+]").append(check.getKey()).append(" ok\n");
            }
        }
        String unmatched = unknown.stream()
                .filter(name -> !checks(endpoint).containsKey(name))
                .distinct()
                .sorted()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(","));
        if (!unmatched.isEmpty()) {
            lines.append("warn: some health checks cannot be excluded: no matches for ")
                    .append(unmatched)
                    .append('\n');
        }
        if (failed) {
            return Reply.plain(500, lines + endpoint + " check failed\n");
        }
        return Reply.plain(200, query.has("verbose") ? lines + endpoint + " check passed\n" : "ok");
    }

    private static Reply one(Supplier<Optional<String>> check) {
        return check.get()
                .map(problem -> Reply.plain(500, "internal server error: " + problem + "\n"))
                .orElseGet(() -> Reply.plain(200, "ok"));
    }
}
