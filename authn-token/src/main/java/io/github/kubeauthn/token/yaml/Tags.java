package io.github.kubeauthn.token.yaml;

/** The tags of YAML 1.1's type repository that have a meaning to Kubernetes. */
final class Tags {

    static final String PREFIX = "tag:yaml.org,2002:";
    static final String NULL = PREFIX + "null";
    static final String BOOL = PREFIX + "bool";
    static final String INT = PREFIX + "int";
    static final String FLOAT = PREFIX + "float";
    static final String STR = PREFIX + "str";
    static final String BINARY = PREFIX + "binary";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String MERGE = PREFIX + "merge";

    private Tags() {}

    static String shortened(String tag) {
        return tag.startsWith(PREFIX) ? "!!" + tag.substring(PREFIX.length()) : tag;
    }
}
