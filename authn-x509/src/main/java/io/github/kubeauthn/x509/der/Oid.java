package io.github.kubeauthn.x509.der;

/**
 * An object identifier, kept as the octets that encode it; as DER has one encoding for each identifier, equal octets are
 * the same identifier.
 *
 * @param encoded the contents octets (X.690 section 8.19)
 */
public record Oid(DerBytes encoded) implements Comparable<Oid> {

    private static final int MAX_ARC_LENGTH = 5;
    private static final long MAX_ARC = Integer.MAX_VALUE;

    /** The identifier with these arcs, at least two. */
    public static Oid of(int... arcs) {
        byte[] octets = new byte[arcs.length * MAX_ARC_LENGTH];
        int length = append(octets, 0, arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            length = append(octets, length, arcs[i]);
        }
        return new Oid(DerBytes.of(octets).slice(0, length));
    }

    private static int append(byte[] octets, int length, int arc) {
        int end = length;
        for (int shift = 28; shift > 0; shift -= 7) {
            if (arc >>> shift != 0) {
                octets[end++] = (byte) (arc >>> shift & 0x7f | 0x80);
            }
        }
        octets[end++] = (byte) (arc & 0x7f);
        return end;
    }

    /** Whether the arcs are encoded in the fewest octets, as DER demands. */
    public boolean isMinimal() {
        boolean arcBegins = true;
        for (int i = 0; i < encoded.length(); i++) {
            int octet = encoded.at(i);
            if (arcBegins && octet == 0x80) {
                return false;
            }
            arcBegins = octet < 0x80;
        }
        return arcBegins && !encoded.isEmpty();
    }

    /** Whether moreover each arc fits into 31 bits, as Go's {@code asn1.ObjectIdentifier} demands. */
    boolean hasSmallArcs() {
        if (!isMinimal()) {
            return false;
        }
        long arc = 0;
        for (int i = 0; i < encoded.length(); i++) {
            int octet = encoded.at(i);
            arc = arc << 7 | octet & 0x7f;
            if (arc > MAX_ARC) {
                return false;
            }
            arc = octet < 0x80 ? 0 : arc;
        }
        return true;
    }

    /** Some order, so that a hash table stays fast however many identifiers somebody makes to collide. */
    @Override
    public int compareTo(Oid other) {
        return encoded.compareTo(other.encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Oid that && encoded.equals(that.encoded);
    }

    /** By hand, as that of a record is put together at run time, which takes longer than to read a certificate. */
    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    /** In dotted form. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        for (int i = 0; i < encoded.length(); i++) {
            int octet = encoded.at(i);
            arc = arc << 7 | octet & 0x7f;
            if (octet >= 0x80) {
                continue;
            }
            if (text.isEmpty()) {
                long first = Math.min(arc / 40, 2);
                text.append(first).append('.').append(arc - first * 40);
            } else {
                text.append('.').append(arc);
            }
            arc = 0;
        }
        return text.toString();
    }
}
