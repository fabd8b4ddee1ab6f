package io.github.kubeauthn.sa.publish;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.sa.ServiceAccountKeys;
import io.github.kubeauthn.sa.text.GoJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two documents by which others find the keys of service account tokens, ready to be served: OpenID Connect Discovery 1.0 and a
 * JWK Set (RFC 7517), byte by byte as kube-apiserver serves them (KEP-1393). Immutable.
 *
 * <p>It refuses issuers that kube-apiserver accepts and does not publish; there, one goes on without these documents.
 */
public final class IssuerDiscovery {

    /** Where {@link #configuration()} is served. */
    public static final String CONFIGURATION_PATH = "/.well-known/openid-configuration";

    /** Where {@link #keySet()} is served. */
    public static final String KEY_SET_PATH = "/openid/v1/jwks";

    /** The {@code Content-Type} of {@link #configuration()}. */
    public static final String CONFIGURATION_TYPE = "application/json";

    /** The {@code Content-Type} of {@link #keySet()}. */
    public static final String KEY_SET_TYPE = "application/jwk-set+json";

    /** How long both may be cached: {@code Cache-Control: public, max-age=3600}. */
    public static final Duration MAX_AGE = Duration.ofHours(1);

    private static final String HTTPS = "https";

    private final byte[] configuration;
    private final byte[] keySet;

    private IssuerDiscovery(String issuer, String keySetUrl, JsonWebKeys keys) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("jwks_uri", keySetUrl);
        metadata.put("response_types_supported", List.of("id_token"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", keys.algorithms());
        this.configuration = json(metadata);
        this.keySet = json(Map.of("keys", keys.keys()));
    }

    /**
     * Documents whose key set is served elsewhere.
     *
     * @param issuer the first {@code --service-account-issuer}
     * @param keySetUrl {@code --service-account-jwks-uri}
     * @param keys those that verify the tokens
     * @throws InvalidConfigurationException if one of the URLs is not an https URL, the issuer has a query or a fragment, or
     *     there is no key, or one that nobody can publish
     */
    public static IssuerDiscovery of(String issuer, String keySetUrl, ServiceAccountKeys keys) {
        requirePublishable(issuer);
        if (!parse(keySetUrl).scheme().equals(HTTPS)) {
            throw new InvalidConfigurationException("jwksURI requires https scheme, parsed as: " + parse(keySetUrl));
        }
        return new IssuerDiscovery(issuer, keySetUrl, webKeys(keys));
    }

    /**
     * Documents whose key set is served by the API server itself.
     *
     * @param issuer the first {@code --service-account-issuer}
     * @param externalAddress host, or host and port, by which the API server is reached ({@code --external-hostname} and
     *     {@code --secure-port})
     * @param keys those that verify the tokens
     * @throws InvalidConfigurationException if the issuer is not an https URL without query and fragment, the address is no
     *     host, or there is no key, or one that nobody can publish
     */
    public static IssuerDiscovery atAddress(String issuer, String externalAddress, ServiceAccountKeys keys) {
        requirePublishable(issuer);
        String keySetUrl = HTTPS + "://" + externalAddress + KEY_SET_PATH;
        boolean sound = GoUrl.parse(keySetUrl) instanceof GoUrl url
                && url.host().equals(externalAddress)
                && url.path().equals(KEY_SET_PATH)
                && !externalAddress.isEmpty();
        if (!sound) {
            throw new InvalidConfigurationException(
                    "attempted to build jwks_uri from external address " + externalAddress
                            + ", but could not construct a valid URL. Error: it must be a host, or a host and a port");
        }
        return new IssuerDiscovery(issuer, keySetUrl, webKeys(keys));
    }

    /** The discovery document, a copy. */
    public byte[] configuration() {
        return configuration.clone();
    }

    /** The key set, a copy. */
    public byte[] keySet() {
        return keySet.clone();
    }

    private static void requirePublishable(String issuer) {
        if (issuer.isEmpty()) {
            throw new InvalidConfigurationException("empty issuer URL");
        }
        GoUrl url = parse(issuer);
        if (!url.scheme().equals(HTTPS)) {
            throw new InvalidConfigurationException("issuer URL must use https scheme, got: " + issuer);
        }
        if (!url.query().isEmpty()) {
            throw new InvalidConfigurationException("issuer URL may not include a query, got: " + issuer);
        }
        if (!url.fragment().isEmpty()) {
            throw new InvalidConfigurationException("issuer URL may not include a fragment, got: " + issuer);
        }
    }

    private static GoUrl parse(String text) {
        GoUrlReading reading = GoUrl.parse(text);
        if (reading instanceof GoUrl url) {
            return url;
        }
        throw new InvalidConfigurationException(((GoUrlReading.Malformed) reading).message());
    }

    private static JsonWebKeys webKeys(ServiceAccountKeys keys) {
        if (keys.keys().isEmpty()) {
            throw new InvalidConfigurationException("no keys provided for validating keyset");
        }
        return JsonWebKeys.of(keys.keys());
    }

    private static byte[] json(Map<String, Object> document) {
        return GoJson.write(document).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "IssuerDiscovery" + new String(configuration, StandardCharsets.UTF_8);
    }
}
