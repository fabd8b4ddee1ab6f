package io.github.kubeauthn.x509.der;

import java.math.BigInteger;

/**
 * Walks over the fields of a structure as Go's {@code encoding/asn1} does, by which Go reads key files and the parameters
 * of RSASSA-PSS. It differs from {@link DerReader} in details: it takes longer tags and lengths, and an explicit tag is
 * looked at, but its length is not.
 *
 * <p>Not safe for use by several threads.
 */
public final class StructReader {

    private static final int HIGH_TAG_NUMBER = 0x1f;
    private static final int MAX_BEFORE_SHIFT = 1 << 23;

    private final DerBytes bytes;
    private int position;

    private StructReader(DerBytes bytes) {
        this.bytes = bytes;
    }

    public static StructReader of(DerBytes bytes) {
        return new StructReader(bytes);
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return position == bytes.length();
    }

    /** A reader for the fields inside the next field, a SEQUENCE. */
    public StructReader sequence() throws MalformedDerException {
        return of(contents(DerTag.SEQUENCE));
    }

    public DerBytes octetString() throws MalformedDerException {
        return contents(DerTag.OCTET_STRING);
    }

    public Oid oid() throws MalformedDerException {
        Oid oid = new Oid(contents(DerTag.OBJECT_IDENTIFIER));
        if (!oid.hasSmallArcs()) {
            throw new MalformedDerException("asn1: structure error: malformed object identifier");
        }
        return oid;
    }

    /** A number of at most 64 bits, sign included. */
    public long integer() throws MalformedDerException {
        return element(DerTag.INTEGER).smallInteger("asn1: structure error: integer too large");
    }

    public BigInteger bigInteger() throws MalformedDerException {
        return element(DerTag.INTEGER).integer("asn1: structure error: integer not minimally-encoded");
    }

    public BitString bitString() throws MalformedDerException {
        return element(DerTag.BIT_STRING).bitString("asn1: syntax error: invalid padding bits in BIT STRING");
    }

    /** The next field as it is encoded, whatever it is. */
    public DerBytes rawElement() throws MalformedDerException {
        int start = position;
        skipTo(header());
        return bytes.slice(start, position);
    }

    /** Whether the next field, which may be missing, has this tag. */
    public boolean nextIs(int tag) throws MalformedDerException {
        if (isEmpty()) {
            return false;
        }
        int start = position;
        header();
        position = start;
        return bytes.at(start) == tag;
    }

    /** Moves behind the explicit tag of the next field, which may be missing; answers whether it is there. */
    public boolean skipExplicit(int number) throws MalformedDerException {
        if (isEmpty()) {
            return false;
        }
        int start = position;
        int tag = bytes.at(start);
        int length = header();
        if (isEmpty()) {
            throw new MalformedDerException("asn1: structure error: explicit tag has no child");
        }
        boolean constructed = tag == DerTag.contextConstructed(number);
        if (!constructed && (tag != DerTag.context(number) || length > 0)) {
            position = start;
            return false;
        }
        if (length == 0) {
            throw new MalformedDerException("asn1: structure error: zero length explicit tag was not an asn1.Flag");
        }
        return true;
    }

    /** This reader, behind the explicit tag of the next field, which must be there. */
    public StructReader explicit(int number) throws MalformedDerException {
        if (!skipExplicit(number)) {
            throw new MalformedDerException("asn1: structure error: explicitly tagged member didn't match");
        }
        return this;
    }

    /** The same field in the shortest form of its length, which is the only one that could be here anyway. */
    private DerReader element(int tag) throws MalformedDerException {
        int start = position;
        contents(tag);
        return DerReader.of(bytes.slice(start, position));
    }

    private DerBytes contents(int tag) throws MalformedDerException {
        if (!nextIs(tag)) {
            throw new MalformedDerException("asn1: structure error: tags don't match");
        }
        int length = header();
        int start = position;
        skipTo(length);
        return bytes.slice(start, position);
    }

    private void skipTo(int length) throws MalformedDerException {
        if (length > bytes.length() - position) {
            throw new MalformedDerException("asn1: syntax error: data truncated");
        }
        position += length;
    }

    /** Moves behind tag and length, and tells the length. */
    private int header() throws MalformedDerException {
        int tag = octet();
        if ((tag & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
            skipTagNumber();
        }
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        int length = 0;
        for (int i = 0; i < octets; i++) {
            int next = octet();
            if (length >= MAX_BEFORE_SHIFT || length == 0 && next == 0) {
                throw new MalformedDerException("asn1: structure error: superfluous leading zeros in length");
            }
            length = length << 8 | next;
        }
        if (length < 0x80) {
            throw new MalformedDerException("asn1: structure error: non-minimal length");
        }
        return length;
    }

    private void skipTagNumber() throws MalformedDerException {
        int start = position;
        int octet;
        do {
            octet = octet();
        } while (octet >= 0x80);
        Oid number = new Oid(bytes.slice(start, position));
        boolean minimal = number.hasSmallArcs() && (position - start > 1 || octet >= HIGH_TAG_NUMBER);
        if (!minimal) {
            throw new MalformedDerException("asn1: syntax error: non-minimal tag");
        }
    }

    private int octet() throws MalformedDerException {
        if (isEmpty()) {
            throw new MalformedDerException("asn1: syntax error: truncated tag or length");
        }
        return bytes.at(position++);
    }
}
