package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.token.json.StructReader;

/**
 * A cluster as it is written.
 *
 * @param server its URL
 * @param tlsServerName the name that its certificate must have
 * @param insecureSkipTlsVerify whether to believe any certificate
 * @param certificateAuthority a path
 * @param certificateAuthorityData PEM
 * @param proxyUrl through whom to ask
 * @param disableCompression whether to ask for uncompressed answers
 */
record ConfigCluster(
        String server,
        String tlsServerName,
        boolean insecureSkipTlsVerify,
        String certificateAuthority,
        Material certificateAuthorityData,
        String proxyUrl,
        boolean disableCompression) {

    static ConfigCluster read(StructReader cluster) {
        ConfigDocument.checkExtensions(cluster);
        return new ConfigCluster(
                cluster.string("server"),
                cluster.string("tls-server-name"),
                cluster.bool("insecure-skip-tls-verify"),
                cluster.string("certificate-authority"),
                InlineData.read(cluster, "certificate-authority-data"),
                cluster.string("proxy-url"),
                cluster.bool("disable-compression"));
    }
}
