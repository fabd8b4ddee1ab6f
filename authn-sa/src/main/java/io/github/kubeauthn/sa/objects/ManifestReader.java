package io.github.kubeauthn.sa.objects;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.token.cluster.Secret;
import io.github.kubeauthn.token.yaml.YamlDocument;
import io.github.kubeauthn.token.yaml.YamlFields;
import io.github.kubeauthn.token.yaml.YamlSyntaxException;
import java.util.HashMap;
import java.util.Map;

/** Reads the objects of one file. What a kind promises must be there; what nobody here asks for is not looked at. */
final class ManifestReader {

    private static final String CORE = "v1";
    private static final String ADMISSION = "admissionregistration.k8s.io/v1";
    private static final String LIST = "List";

    private final String file;
    private final Map<ObjectKey, Object> objects = new HashMap<>();

    ManifestReader(String file) {
        this.file = file;
    }

    Map<ObjectKey, Object> read(byte[] content) {
        try {
            for (YamlDocument document : YamlDocument.readAll(content)) {
                YamlFields fields = YamlFields.of(file, document);
                add(fields, fields.requiredText("apiVersion"), fields.requiredText("kind"));
            }
        } catch (YamlSyntaxException e) {
            throw new InvalidConfigurationException(file + ": " + e.getMessage(), e);
        }
        return objects;
    }

    private void add(YamlFields object, String apiVersion, String kind) {
        if (kind.endsWith(LIST) && object.has("items")) {
            addItems(object, apiVersion, kind);
            return;
        }
        String expected = apiVersionOf(kind);
        if (expected.isEmpty()) {
            return;
        }
        if (!expected.equals(apiVersion)) {
            throw object.invalid(
                    "apiVersion", "of a " + kind + " must be " + expected + ", not " + GoQuoted.string(apiVersion));
        }
        addKnown(object, kind);
    }

    /** The items of a {@code List} say what they are; those of a {@code SecretList}, as the API server answers it, do not. */
    private void addItems(YamlFields list, String apiVersion, String kind) {
        String itemKind = kind.substring(0, kind.length() - LIST.length());
        for (YamlFields item : list.list("items")) {
            boolean speaksForItself = itemKind.isEmpty() || item.has("kind");
            add(
                    item,
                    speaksForItself ? item.requiredText("apiVersion") : apiVersion,
                    speaksForItself ? item.requiredText("kind") : itemKind);
        }
    }

    /** The only version of a kind that is known here; empty if the kind is not. */
    private static String apiVersionOf(String kind) {
        return switch (kind) {
            case "ServiceAccount", "Secret", "Pod", "Node" -> CORE;
            case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration" -> ADMISSION;
            default -> "";
        };
    }

    private void addKnown(YamlFields object, String kind) {
        Metadata metadata = Metadata.read(object.fields("metadata"));
        switch (kind) {
            case "ServiceAccount" -> add(serviceAccount(metadata, object));
            case "Secret" -> add(SecretReader.read(metadata, object));
            case "Pod" -> add(pod(metadata, object.fields("spec")));
            case "Node" -> add(new Node(metadata.name(), metadata.uid(), metadata.deletionTimestamp()));
            case "ValidatingWebhookConfiguration" -> add(webhooks(WebhookConfiguration.Kind.VALIDATING, metadata));
            default -> add(webhooks(WebhookConfiguration.Kind.MUTATING, metadata));
        }
    }

    private void add(ServiceAccount object) {
        objects.put(ObjectKey.of(object), object);
    }

    private void add(Secret object) {
        objects.put(ObjectKey.of(object), object);
    }

    private void add(Pod object) {
        objects.put(ObjectKey.of(object), object);
    }

    private void add(Node object) {
        objects.put(ObjectKey.of(object), object);
    }

    private void add(WebhookConfiguration object) {
        objects.put(ObjectKey.of(object), object);
    }

    private static ServiceAccount serviceAccount(Metadata metadata, YamlFields object) {
        return new ServiceAccount(
                metadata.requiredNamespace(),
                metadata.name(),
                metadata.uid(),
                metadata.deletionTimestamp(),
                object.list("secrets").stream()
                        .map(reference -> reference.text("name"))
                        .toList());
    }

    private static Pod pod(Metadata metadata, YamlFields spec) {
        String account = spec.text("serviceAccountName");
        return new Pod(
                metadata.requiredNamespace(),
                metadata.name(),
                metadata.uid(),
                metadata.deletionTimestamp(),
                account.isEmpty() ? spec.text("serviceAccount") : account,
                spec.text("nodeName"));
    }

    private static WebhookConfiguration webhooks(WebhookConfiguration.Kind kind, Metadata metadata) {
        return new WebhookConfiguration(kind, metadata.name(), metadata.uid(), metadata.deletionTimestamp());
    }
}
