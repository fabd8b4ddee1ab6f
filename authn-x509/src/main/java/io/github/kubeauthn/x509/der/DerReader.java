package io.github.kubeauthn.x509.der;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a sequence of DER elements, as strictly as {@code golang.org/x/crypto/cryptobyte}, by which Go reads
 * certificates: one-byte tags, definite lengths of at most four bytes in their shortest form, numbers in theirs.
 *
 * <p>Whatever reads takes the complaint that is raised where the next element is not what is asked for. It never recurses
 * and never copies. Not safe for use by several threads.
 */
public final class DerReader {

    private static final int HIGH_TAG_NUMBER = 0x1f;
    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_OCTETS = 4;

    private final DerBytes bytes;
    private int position;

    private DerReader(DerBytes bytes) {
        this.bytes = bytes;
    }

    public static DerReader of(DerBytes bytes) {
        return new DerReader(bytes);
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return position == bytes.length();
    }

    /** Whether there is a next element and it has this tag. */
    public boolean nextIs(int tag) {
        return !isEmpty() && bytes.at(position) == tag;
    }

    /** The next element, whatever its tag. */
    public DerElement any(String complaint) throws MalformedDerException {
        int left = bytes.length() - position;
        if (left < 2) {
            throw new MalformedDerException(complaint);
        }
        int tag = bytes.at(position);
        int lengthOctet = bytes.at(position + 1);
        if ((tag & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
            throw new MalformedDerException(complaint);
        }
        int header = 2;
        long length = lengthOctet;
        if (lengthOctet >= LONG_FORM) {
            int octets = lengthOctet - LONG_FORM;
            length = longLength(octets, left, complaint);
            header += octets;
        }
        if (length > left - header) {
            throw new MalformedDerException(complaint);
        }
        int start = position;
        position = start + header + (int) length;
        return new DerElement(tag, bytes.slice(start + header, position), bytes.slice(start, position));
    }

    private long longLength(int octets, int left, String complaint) throws MalformedDerException {
        if (octets == 0 || octets > MAX_LENGTH_OCTETS || left < 2 + octets) {
            throw new MalformedDerException(complaint);
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | bytes.at(position + 2 + i);
        }
        boolean shortest = length >= LONG_FORM && length >>> (octets - 1) * 8 != 0;
        if (!shortest) {
            throw new MalformedDerException(complaint);
        }
        return length;
    }

    /** The next element, which must have this tag. */
    public DerElement next(int tag, String complaint) throws MalformedDerException {
        DerElement element = any(complaint);
        if (element.tag() != tag) {
            throw new MalformedDerException(complaint);
        }
        return element;
    }

    /** The contents of the next element, which must have this tag. */
    public DerBytes contents(int tag, String complaint) throws MalformedDerException {
        return next(tag, complaint).contents();
    }

    /** A reader for the inside of the next element, which must have this tag. */
    public DerReader enter(int tag, String complaint) throws MalformedDerException {
        return of(contents(tag, complaint));
    }

    /** A reader for the inside of the next element; null, and nothing is read, if there is none or it has another tag. */
    public @Nullable DerReader enterOptional(int tag, String complaint) throws MalformedDerException {
        return nextIs(tag) ? enter(tag, complaint) : null;
    }

    public boolean bool(String complaint) throws MalformedDerException {
        DerBytes value = contents(DerTag.BOOLEAN, complaint);
        if (value.length() != 1 || value.at(0) != 0 && value.at(0) != 0xff) {
            throw new MalformedDerException(complaint);
        }
        return value.at(0) != 0;
    }

    public BigInteger integer(String complaint) throws MalformedDerException {
        return integerContents(DerTag.INTEGER, complaint).toSigned();
    }

    /** A number of at most 64 bits, sign included. */
    public long smallInteger(String complaint) throws MalformedDerException {
        return smallInteger(DerTag.INTEGER, complaint);
    }

    /** A number of at most 64 bits, sign included, under another tag than INTEGER. */
    public long smallInteger(int tag, String complaint) throws MalformedDerException {
        DerBytes octets = integerContents(tag, complaint);
        if (octets.length() > Long.BYTES) {
            throw new MalformedDerException(complaint);
        }
        return octets.toSigned().longValueExact();
    }

    /** The octets of a number without sign, without leading zeros. */
    public DerBytes naturalNumber(String complaint) throws MalformedDerException {
        DerBytes octets = integerContents(DerTag.INTEGER, complaint);
        if (octets.at(0) >= 0x80) {
            throw new MalformedDerException(complaint);
        }
        return octets.at(0) == 0 && octets.length() > 1 ? octets.slice(1, octets.length()) : octets;
    }

    private DerBytes integerContents(int tag, String complaint) throws MalformedDerException {
        DerBytes octets = contents(tag, complaint);
        if (octets.isEmpty() || octets.length() > 1 && isSignExtension(octets.at(0), octets.at(1))) {
            throw new MalformedDerException(complaint);
        }
        return octets;
    }

    private static boolean isSignExtension(int first, int second) {
        return first == 0 && second < 0x80 || first == 0xff && second >= 0x80;
    }

    public Oid oid(String complaint) throws MalformedDerException {
        Oid oid = new Oid(contents(DerTag.OBJECT_IDENTIFIER, complaint));
        if (!oid.hasSmallArcs()) {
            throw new MalformedDerException(complaint);
        }
        return oid;
    }

    public BitString bitString(String complaint) throws MalformedDerException {
        DerBytes octets = contents(DerTag.BIT_STRING, complaint);
        if (octets.isEmpty()) {
            throw new MalformedDerException(complaint);
        }
        int unused = octets.at(0);
        int last = octets.at(octets.length() - 1);
        boolean clean = octets.length() == 1 ? unused == 0 : unused <= 7 && (last & (1 << unused) - 1) == 0;
        if (!clean) {
            throw new MalformedDerException(complaint);
        }
        return new BitString(octets.slice(1, octets.length()), unused);
    }
}
