package io.github.kubeauthn.sa.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.token.cluster.Lookup;
import io.github.kubeauthn.token.cluster.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterStateTest {

    private static final AuthenticationContext ANY = AuthenticationContext.unlimited();
    private static final Instant DELETION = Instant.parse("2026-11-22T17:05:48Z");

    @Test
    void objects_are_read_out_of_a_stream_of_documents() {
        ClusterState state = read("""
                # kubectl get serviceaccount,pod,node -o yaml
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: app
                  namespace: default
                  uid: sa-uid
                  deletionTimestamp: 2026-11-22T17:05:48Z
                secrets:
                - name: app-token
                - {}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: default, uid: pod-uid, deletionTimestamp: null}
                spec:
                  serviceAccountName: app
                  nodeName: node-1
                  containers: [{name: c}]
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: node-1, uid: node-uid, deletionTimestamp: "2026-11-22T18:05:48.5+01:00"}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: hook, uid: v-uid}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: hook, uid: m-uid}
                """);

        assertThat(found(state.serviceAccount("default", "app", ANY)))
                .isEqualTo(new ServiceAccount("default", "app", "sa-uid", DELETION, List.of("app-token", "")));
        assertThat(found(state.pod("default", "web", ANY)))
                .isEqualTo(new Pod("default", "web", "pod-uid", null, "app", "node-1"));
        assertThat(found(state.node("node-1", ANY)))
                .isEqualTo(new Node("node-1", "node-uid", DELETION.plusMillis(500)));
        assertThat(found(state.webhookConfiguration(WebhookConfiguration.Kind.VALIDATING, "hook", ANY)))
                .isEqualTo(WebhookConfiguration.of(WebhookConfiguration.Kind.VALIDATING, "hook", "v-uid"));
        assertThat(found(state.webhookConfiguration(WebhookConfiguration.Kind.MUTATING, "hook", ANY)))
                .isEqualTo(WebhookConfiguration.of(WebhookConfiguration.Kind.MUTATING, "hook", "m-uid"));
        assertThat(state.size()).isEqualTo(5);
    }

    @Test
    void a_secret_has_its_data_decoded_and_its_plain_data_put_over_them() {
        ClusterState state = read("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: s
                  namespace: default
                  labels: {a: b}
                  annotations: {c: d}
                type: Opaque
                data: {x: "eQ==", z: "b2xk", empty: "", nothing: null, folded: "aGVs\\nbG8="}
                stringData: {z: new}
                """);

        assertThat(found(state.secret("default", "s", ANY))).satisfies(secret -> {
            assertThat(secret.type()).isEqualTo("Opaque");
            assertThat(secret.labels()).containsEntry("a", "b");
            assertThat(secret.annotations()).containsEntry("c", "d");
            assertThat(secret.text("x")).isEqualTo("y");
            assertThat(secret.text("z")).isEqualTo("new");
            assertThat(secret.text("folded")).isEqualTo("hello");
            assertThat(secret.keys()).containsExactlyInAnyOrder("x", "z", "empty", "nothing", "folded");
        });
    }

    @Test
    void lists_are_taken_apart() {
        ClusterState state = read("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Node, metadata: {name: a}}
                - {apiVersion: v1, kind: Service, metadata: {name: b}}
                - apiVersion: v1
                  kind: NodeList
                  items:
                  - metadata: {name: c}
                """);

        assertThat(state.size()).isEqualTo(2);
        assertThat(found(state.node("c", ANY)).uid()).isEmpty();
    }

    @Test
    void json_is_read_as_well() {
        assertThat(read("{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Node\",\n\t\"metadata\": {\"name\": \"a\"}\n}")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void other_kinds_are_passed_over() {
        assertThat(read("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: 5}\n")
                        .size())
                .isZero();
        assertThat(read("apiVersion: v1\nkind: List\n").size()).isZero();
        assertThat(read("").size()).isZero();
    }

    @Test
    void of_two_objects_of_one_name_the_later_one_stays() {
        ClusterState state = read("""
                {apiVersion: v1, kind: Node, metadata: {name: a, uid: first}}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: a, uid: second}}
                """);

        assertThat(found(state.node("a", ANY)).uid()).isEqualTo("second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: Node | f.yaml:2: apiVersion is missing",
                "apiVersion: v1 | f.yaml:2: kind is missing",
                "{apiVersion: v2, kind: Node} | f.yaml:2: apiVersion of a Node must be v1, not \"v2\"",
                "{apiVersion: v1, kind: Node} | f.yaml:2: metadata.name is missing",
                "{apiVersion: v1, kind: Node, metadata: x} | f.yaml:2: metadata must be an object, not a string",
                "{apiVersion: v1, kind: Node, metadata: {name: 5}} | f.yaml:2: metadata.name must be a string, not a number; put it in quotes",
                "{apiVersion: v1, kind: Pod, metadata: {name: a}} | f.yaml:2: metadata.namespace is missing",
                "{apiVersion: v1, kind: Node, metadata: {name: a, deletionTimestamp: yesterday}} | f.yaml:2: metadata.deletionTimestamp must be a timestamp as in RFC 3339, 2026-11-22T17:05:48Z for example",
                "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: {k: 'c2VjcmV0!'}} | f.yaml:2: data.k must be base64 with padding; plain text belongs into stringData",
                "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: {k: c2VjcmV0eA}} | f.yaml:2: data.k must be base64 with padding; plain text belongs into stringData",
                "{apiVersion: v1, kind: List, items: [5]} | f.yaml:2: items[0] must be an object, not a number",
                "{apiVersion: v1, kind: List, items: [{kind: Node}]} | f.yaml:2: items[0].apiVersion is missing",
                "- a | f.yaml:2: the document must be an object, not an array",
                "a: [ | f.yaml: yaml: line 3: expected the node content, but found '<stream end>'",
            })
    void what_an_object_promises_must_be_there(String text, String message) {
        assertThatThrownBy(() -> read("---\n" + text + "\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void what_is_secret_does_not_show_in_errors() {
        assertThatThrownBy(() ->
                        read("{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: {k: s3cr3t}}"))
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void a_change_is_another_state() {
        ClusterState before = ClusterState.empty().with(Node.of("a", "1"));
        ClusterState after = before.with(Node.of("a", "2")).with(Node.of("b", "3"));

        assertThat(found(before.node("a", ANY)).uid()).isEqualTo("1");
        assertThat(found(after.node("a", ANY)).uid()).isEqualTo("2");
        assertThat(after.withoutNode("a").node("a", ANY)).isInstanceOf(Lookup.NotFound.class);
        assertThat(before.with(after).size()).isEqualTo(2);
    }

    @Test
    void each_kind_can_be_taken_away() {
        ClusterState state = ClusterState.empty()
                .with(ServiceAccount.of("ns", "x", "1"))
                .with(Secret.builder("ns", "x").build())
                .with(Pod.of("ns", "x", "1", "x"))
                .with(Node.of("x", "1"))
                .with(WebhookConfiguration.of(WebhookConfiguration.Kind.MUTATING, "x", "1"));

        assertThat(state.withoutServiceAccount("ns", "x").size()).isEqualTo(4);
        assertThat(state.withoutSecret("ns", "x").size()).isEqualTo(4);
        assertThat(state.withoutPod("ns", "x").size()).isEqualTo(4);
        assertThat(state.withoutNode("x").size()).isEqualTo(4);
        assertThat(state.withoutWebhookConfiguration(WebhookConfiguration.Kind.MUTATING, "x")
                        .size())
                .isEqualTo(4);
        assertThat(state.withoutWebhookConfiguration(WebhookConfiguration.Kind.VALIDATING, "x")
                        .size())
                .isEqualTo(5);
    }

    @Test
    void a_use_is_written_into_the_secret_that_it_names() {
        Secret secret = Secret.builder("ns", "s").uid("1").data("token", "t").build();
        InMemoryCluster cluster = new InMemoryCluster(ClusterState.empty().with(secret));

        cluster.record(LegacyTokenUse.of(secret, LocalDate.of(2026, 11, 22)));

        Secret labelled = found(cluster.secret("ns", "s", ANY));
        assertThat(labelled.labels()).containsEntry("kubernetes.io/legacy-token-last-used", "2026-11-22");
        assertThat(labelled.text("token")).isEqualTo("t");
    }

    @Test
    void a_use_is_not_written_into_a_secret_that_took_the_others_place() {
        Secret secret = Secret.builder("ns", "s").uid("1").build();
        InMemoryCluster cluster = new InMemoryCluster(
                ClusterState.empty().with(Secret.builder("ns", "s").uid("2").build()));

        cluster.record(LegacyTokenUse.of(secret, LocalDate.of(2026, 11, 22)));
        cluster.record(new LegacyTokenUse("ns", "gone", "1", LocalDate.of(2026, 11, 22)));

        assertThat(found(cluster.secret("ns", "s", ANY)).labels()).isEmpty();
        assertThat(cluster.state().size()).isEqualTo(1);
    }

    private static ClusterState read(String text) {
        return ClusterState.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T found(Lookup<T> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found<T>) lookup).object();
    }
}
