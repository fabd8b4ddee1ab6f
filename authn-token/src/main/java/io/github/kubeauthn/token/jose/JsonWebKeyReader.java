package io.github.kubeauthn.token.jose;

import io.github.kubeauthn.token.jose.JsonWebKeyReading.Malformed;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.StructReader;
import java.util.List;
import java.util.Optional;

/** Reads a key by the rules of go-jose's {@code JSONWebKey.UnmarshalJSON}, in its words. */
final class JsonWebKeyReader {

    private static final List<String> URL_TEXTS =
            List.of("Scheme", "Opaque", "Host", "Path", "Fragment", "RawQuery", "RawPath", "RawFragment");
    private static final List<String> URL_FLAGS = List.of("ForceQuery", "OmitHost");

    private final StructReader fields;
    private final SignatureEngine engine;

    JsonWebKeyReader(JsonValue value, SignatureEngine engine) {
        this.fields = JsonDialect.GO_JOSE.struct(value, "jose.rawJSONWebKey");
        this.engine = engine;
    }

    JsonWebKeyReading read() {
        String type = fields.string("kty");
        String keyId = fields.string("kid");
        String curve = fields.string("crv");
        fields.string("alg");
        fields.string("use");
        KeyNumbers numbers = new KeyNumbers(fields);
        List<String> certificates = fields.strings("x5c");
        readUrl();
        Thumbprint sha1 = Thumbprint.sha1(fields.string("x5t"));
        Thumbprint sha256 = Thumbprint.sha256(fields.string("x5t#S256"));
        if (fields.problem().isPresent()) {
            return new Malformed(fields.problem().get());
        }
        CertificateChain chain = CertificateChain.of(certificates);
        if (chain.problem().isPresent()) {
            return new Malformed("go-jose/go-jose: failed to unmarshal x5c field: "
                    + chain.problem().get());
        }
        KeyMaterial material = KeyMaterial.of(type, curve, numbers, engine);
        return Optional.ofNullable(material.problem())
                .or(() -> problemBeside(chain, material))
                .or(() -> sha1.problemBeside(chain))
                .or(() -> sha256.problemBeside(chain))
                .<JsonWebKeyReading>map(Malformed::new)
                .orElseGet(() -> new JsonWebKey(keyId, material.key(), material.isPublic()));
    }

    private static Optional<String> problemBeside(CertificateChain chain, KeyMaterial material) {
        if (chain.isFor(material.publicNumbers())) {
            return Optional.empty();
        }
        String why = material.publicNumbers() == null
                ? "found 'oct' (symmetric) key with cert chain"
                : "public keys in key and x5c fields to not match";
        return Optional.of("go-jose/go-jose: invalid JWK, " + why);
    }

    /** go-jose reads {@code x5u} into the fields of a Go {@code url.URL}, so that the text which RFC 7517 wants is refused. */
    private void readUrl() {
        fields.pointer("x5u", "url.URL").ifPresent(url -> {
            URL_TEXTS.forEach(url::string);
            URL_FLAGS.forEach(url::bool);
            url.pointer("User", "url.Userinfo");
        });
    }
}
