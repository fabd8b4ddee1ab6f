package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerElement;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.DerText;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a subject or issuer: its attributes in the order of the encoding, whatever RDN they are part of.
 *
 * @param encoded the whole element; names are compared by it
 * @param attributes may be empty, types may repeat
 */
public record DistinguishedName(DerBytes encoded, List<Attribute> attributes) {

    private static final Oid COMMON_NAME = Oid.of(2, 5, 4, 3);
    private static final Oid ORGANIZATION = Oid.of(2, 5, 4, 10);
    private static final String INVALID = "x509: invalid RDNSequence";
    private static final String INVALID_VALUE = INVALID + ": invalid attribute value";

    /** One attribute. */
    public record Attribute(Oid type, String value) {}

    static DistinguishedName read(DerElement element) throws MalformedDerException {
        List<Attribute> attributes = new ArrayList<>();
        DerReader sequence = DerReader.of(element.contents());
        while (!sequence.isEmpty()) {
            DerReader set = sequence.enter(DerTag.SET, INVALID);
            while (!set.isEmpty()) {
                DerReader attribute = set.enter(DerTag.SEQUENCE, INVALID + ": invalid attribute");
                Oid type = attribute.oid(INVALID + ": invalid attribute type");
                DerElement value = attribute.any(INVALID_VALUE);
                attributes.add(new Attribute(type, DerText.read(value, INVALID_VALUE)));
            }
        }
        return new DistinguishedName(element.encoded(), attributes);
    }

    /** The last common name; empty if there is none. */
    public String commonName() {
        List<String> names = values(COMMON_NAME);
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    /** Every organization, in order. */
    public List<String> organizations() {
        return values(ORGANIZATION);
    }

    /** The value of every attribute of a type, in order. */
    public List<String> values(Oid type) {
        List<String> values = new ArrayList<>(2);
        for (Attribute attribute : attributes) {
            if (attribute.type().equals(type)) {
                values.add(attribute.value());
            }
        }
        return values;
    }
}
