package io.github.kubeauthn.x509.path;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.certificate.PolicyRules;
import io.github.kubeauthn.x509.der.Oid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies under which a path is valid (RFC 5280 section 6.1 as RFC 9618 updates it; the comments name its steps). Any
 * policy will do, so a path fails only where some certificate demands a policy and none is left.
 */
final class PolicyGraph {

    private static final Oid ANY_POLICY = Oid.of(2, 5, 29, 32, 0);

    private final List<Map<Oid, Node>> strata = new ArrayList<>();

    private PolicyGraph() {
        strata.add(new LinkedHashMap<>());
        add(new Node(ANY_POLICY));
    }

    /** Whether a path, from the leaf to a root, is valid under some policy, or needs none. */
    static boolean allows(List<Certificate> path) {
        return path.size() == 1 || new Walk(path).allows();
    }

    private static final class Node {

        private final Oid policy;
        private final Set<Node> parents = new HashSet<>();
        private final Set<Node> children = new HashSet<>();
        private List<Oid> expected;

        private Node(Oid policy) {
            this.policy = policy;
            this.expected = List.of(policy);
        }

        private static Node below(Collection<Node> parents, Oid policy) {
            Node node = new Node(policy);
            for (Node parent : parents) {
                parent.children.add(node);
                node.parents.add(parent);
            }
            return node;
        }

        private void unlink() {
            parents.forEach(parent -> parent.children.remove(this));
            children.forEach(child -> child.parents.remove(this));
        }
    }

    private Map<Oid, Node> leaves() {
        return strata.get(strata.size() - 1);
    }

    private Map<Oid, Node> leafParents() {
        return strata.get(strata.size() - 2);
    }

    private void add(Node node) {
        leaves().put(node.policy, node);
    }

    private void deleteLeaf(Oid policy) {
        Node leaf = leaves().remove(policy);
        if (leaf != null) {
            leaf.unlink();
        }
    }

    /** 6.1.3 (d). */
    private void descend(PolicyRules rules, boolean anyPolicyCounts) {
        Map<Oid, List<Node>> byExpected = new HashMap<>();
        for (Node node : leaves().values()) {
            node.expected.forEach(policy ->
                    byExpected.computeIfAbsent(policy, p -> new ArrayList<>()).add(node));
        }
        strata.add(new LinkedHashMap<>());
        for (Oid policy : rules.policies()) {
            if (!policy.equals(ANY_POLICY)) {
                addBelow(byExpected.get(policy), policy);
            }
        }
        if (anyPolicyCounts && rules.policies().contains(ANY_POLICY)) {
            byExpected.forEach((expected, parents) -> {
                if (!leaves().containsKey(expected)) {
                    add(Node.below(parents, expected));
                }
            });
        }
        prune();
    }

    private void addBelow(@Nullable List<Node> parents, Oid policy) {
        if (parents != null) {
            add(Node.below(parents, policy));
            return;
        }
        Node any = leafParents().get(ANY_POLICY);
        if (any != null) {
            add(Node.below(List.of(any), policy));
        }
    }

    /** 6.1.3 (d) (3): what leads to no leaf goes. */
    private void prune() {
        for (int depth = strata.size() - 2; depth > 0; depth--) {
            strata.get(depth).values().removeIf(node -> {
                boolean barren = node.children.isEmpty();
                if (barren) {
                    node.unlink();
                }
                return barren;
            });
        }
    }

    /** 6.1.4 (b) (1) and (2). */
    private void map(Map<Oid, List<Oid>> mappings) {
        mappings.forEach((issuerPolicy, subjectPolicies) -> {
            Node matching = leaves().get(issuerPolicy);
            Node any = leaves().get(ANY_POLICY);
            if (matching != null) {
                matching.expected = subjectPolicies;
            } else if (any != null) {
                Node node = Node.below(List.of(any), issuerPolicy);
                node.expected = subjectPolicies;
                add(node);
            }
        });
    }

    /** 6.1.5 (g): whether any policy is left. */
    private boolean hasValidPolicy() {
        return leaves().containsKey(ANY_POLICY)
                || strata.stream().anyMatch(stratum -> stratum.values().stream().anyMatch(PolicyGraph::isValid));
    }

    private static boolean isValid(Node node) {
        return !node.policy.equals(ANY_POLICY)
                && node.parents.size() == 1
                && node.parents.iterator().next().policy.equals(ANY_POLICY);
    }

    /** The way down from the root, which itself does not count, to the leaf. */
    private static final class Walk {

        private final List<Certificate> path;
        private @Nullable PolicyGraph graph = new PolicyGraph();
        private long explicitPolicy;
        private long policyMapping;
        private long inhibitAnyPolicy;

        private Walk(List<Certificate> path) {
            this.path = path;
            // Counters that begin beyond the length of the path never come down to zero by themselves.
            this.explicitPolicy = path.size();
            this.policyMapping = path.size();
            this.inhibitAnyPolicy = path.size();
        }

        private boolean allows() {
            for (int i = path.size() - 2; i >= 0; i--) {
                if (!visit(path.get(i), i)) {
                    return false;
                }
            }
            // 6.1.5 (a) and (b)
            boolean needed = explicitPolicy <= 1 || path.get(0).policyRules().requireExplicitPolicy() == 0;
            return !needed || graph != null && graph.hasValidPolicy();
        }

        private boolean visit(Certificate certificate, int index) {
            PolicyRules rules = certificate.policyRules();
            boolean selfIssued =
                    certificate.issuer().encoded().equals(certificate.subject().encoded());
            // 6.1.3 (e) and (f)
            if (rules.policies().isEmpty()) {
                graph = null;
            }
            if (graph == null && explicitPolicy == 0) {
                return false;
            }
            boolean isLeaf = index == 0;
            if (graph != null) {
                graph.descend(rules, inhibitAnyPolicy > 0 || !isLeaf && selfIssued);
                if (!isLeaf && !applyMappings(graph, rules.mappings())) {
                    return false;
                }
            }
            if (!isLeaf) {
                count(rules, selfIssued);
            }
            return true;
        }

        /** 6.1.4 (a) and (b); answers false where a mapping is forbidden. */
        private boolean applyMappings(PolicyGraph current, List<PolicyRules.Mapping> mappings) {
            if (mappings.isEmpty()) {
                return true;
            }
            Map<Oid, List<Oid>> subjectsByIssuer = new LinkedHashMap<>();
            for (PolicyRules.Mapping mapping : mappings) {
                if (policyMapping == 0) {
                    current.deleteLeaf(mapping.issuerPolicy());
                } else if (mapping.issuerPolicy().equals(ANY_POLICY)
                        || mapping.subjectPolicy().equals(ANY_POLICY)) {
                    return false;
                } else {
                    subjectsByIssuer
                            .computeIfAbsent(mapping.issuerPolicy(), policy -> new ArrayList<>())
                            .add(mapping.subjectPolicy());
                }
            }
            current.prune();
            current.map(subjectsByIssuer);
            return true;
        }

        /** 6.1.4 (h), (i) and (j). */
        private void count(PolicyRules rules, boolean selfIssued) {
            if (!selfIssued) {
                explicitPolicy = Math.max(0, explicitPolicy - 1);
                policyMapping = Math.max(0, policyMapping - 1);
                inhibitAnyPolicy = Math.max(0, inhibitAnyPolicy - 1);
            }
            explicitPolicy = lowered(explicitPolicy, rules.requireExplicitPolicy());
            policyMapping = lowered(policyMapping, rules.inhibitPolicyMapping());
            inhibitAnyPolicy = lowered(inhibitAnyPolicy, rules.inhibitAnyPolicy());
        }

        private static long lowered(long counter, long limit) {
            return limit >= 0 ? Math.min(counter, limit) : counter;
        }
    }
}
