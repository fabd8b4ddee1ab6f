package io.github.kubeauthn.cli.document;

import java.util.Locale;

/** How a command writes its answer. */
public enum Format {
    TEXT,
    JSON,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
