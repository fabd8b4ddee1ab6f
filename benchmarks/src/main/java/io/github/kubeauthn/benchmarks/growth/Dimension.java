package io.github.kubeauthn.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something of which there may be many. */
sealed interface Dimension
        permits CertificateAuthorities, ServiceAccountKeyCount, TokenFileRows, Issuers, CertificateGroups, TokenBytes {

    /**
     * The dimension of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Dimension named(String name) {
        return switch (name) {
            case "authorities" -> new CertificateAuthorities();
            case "keys" -> new ServiceAccountKeyCount();
            case "rows" -> new TokenFileRows();
            case "issuers" -> new Issuers();
            case "groups" -> new CertificateGroups();
            case "bytes" -> new TokenBytes();
            default ->
                throw new IllegalArgumentException("authorities, keys, rows, issuers, groups or bytes, not " + name);
        };
    }

    /** How many are measured, from few to many. */
    List<Integer> sizes();

    /**
     * Prepares what is measured with that many.
     *
     * @param folder an empty one, for files
     */
    Stage stage(int size, Path folder) throws IOException;
}
