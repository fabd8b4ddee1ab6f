package io.github.kubeauthn.token.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Secret of the cluster, as far as authentication looks at it. Immutable; its data never show in {@link #toString()}. */
public final class Secret {

    private static final byte[] ABSENT = {};

    private final String namespace;
    private final String name;
    private final String uid;
    private final String type;
    private final Map<String, byte[]> data;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private final @Nullable Instant deletionTimestamp;

    private Secret(Builder builder) {
        this.namespace = builder.namespace;
        this.name = builder.name;
        this.uid = builder.uid;
        this.type = builder.type;
        this.data = Map.copyOf(builder.data);
        this.labels = Map.copyOf(builder.labels);
        this.annotations = Map.copyOf(builder.annotations);
        this.deletionTimestamp = builder.deletionTimestamp;
    }

    public static Builder builder(String namespace, String name) {
        return new Builder(namespace, name);
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    /** {@code metadata.uid}; may be empty. */
    public String uid() {
        return uid;
    }

    /** What the Secret is for, as {@code bootstrap.kubernetes.io/token}; may be empty. */
    public String type() {
        return type;
    }

    public Map<String, String> labels() {
        return labels;
    }

    public Map<String, String> annotations() {
        return annotations;
    }

    /** Since when the object is being deleted; empty if it is not. */
    public Optional<Instant> deletionTimestamp() {
        return Optional.ofNullable(deletionTimestamp);
    }

    /** The keys of the data. */
    public Set<String> keys() {
        return data.keySet();
    }

    /** A copy of the bytes under {@code key}; no bytes if there is no such key. */
    public byte[] data(String key) {
        return data.getOrDefault(key, ABSENT).clone();
    }

    /** The bytes under {@code key} as UTF-8 text; the empty string if there is no such key. */
    public String text(String key) {
        return new String(data.getOrDefault(key, ABSENT), StandardCharsets.UTF_8);
    }

    /** Whether the bytes under {@code key} are those of {@code expected} in UTF-8, compared in constant time. */
    public boolean holds(String key, String expected) {
        return MessageDigest.isEqual(data.getOrDefault(key, ABSENT), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** This Secret with one label more, or with another value of one that it has. */
    public Secret withLabel(String key, String value) {
        Builder builder = builder(namespace, name).uid(uid).type(type);
        builder.data.putAll(data);
        builder.labels.putAll(labels);
        builder.labels.put(key, value);
        builder.annotations.putAll(annotations);
        builder.deletionTimestamp = deletionTimestamp;
        return builder.build();
    }

    @Override
    public String toString() {
        return "Secret[" + namespace + "/" + name + "]";
    }

    /** Gathers what a Secret holds. Everything but its name has a default. Not safe for use by several threads. */
    public static final class Builder {

        private final String namespace;
        private final String name;
        private final Map<String, byte[]> data = new HashMap<>();
        private final Map<String, String> labels = new HashMap<>();
        private final Map<String, String> annotations = new HashMap<>();
        private String uid = "";
        private String type = "";
        private @Nullable Instant deletionTimestamp;

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        /** Empty unless said otherwise. */
        public Builder uid(String newUid) {
            this.uid = newUid;
            return this;
        }

        /** Empty unless said otherwise. */
        public Builder type(String newType) {
            this.type = newType;
            return this;
        }

        public Builder data(String key, byte[] value) {
            data.put(key, value.clone());
            return this;
        }

        /** Puts text under a key, in UTF-8 ({@code stringData}). */
        public Builder data(String key, String value) {
            data.put(key, value.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        public Builder label(String key, String value) {
            labels.put(key, value);
            return this;
        }

        public Builder annotation(String key, String value) {
            annotations.put(key, value);
            return this;
        }

        /** Says that the object is being deleted since {@code instant}. */
        public Builder deletionTimestamp(Instant instant) {
            this.deletionTimestamp = instant;
            return this;
        }

        public Secret build() {
            return new Secret(this);
        }
    }
}
