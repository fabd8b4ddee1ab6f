package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.MalformedDerException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses in a name constraint.
 *
 * @param address any of its addresses, 4 or 16 bytes
 * @param mask as long, ones and then zeros
 */
record IpRange(DerBytes address, DerBytes mask) implements Comparable<IpRange> {

    private static final int V4_LENGTH = 4;
    private static final int V6_LENGTH = 16;
    private static final int V4_IN_V6 = V6_LENGTH - V4_LENGTH;

    static IpRange read(DerBytes value) throws MalformedDerException {
        int length = value.length();
        if (length != 2 * V4_LENGTH && length != 2 * V6_LENGTH) {
            throw new MalformedDerException("x509: IP constraint contained value of length " + length);
        }
        DerBytes mask = value.slice(length / 2, length);
        if (!isMask(mask)) {
            throw new MalformedDerException("x509: IP constraint contained invalid mask " + mask);
        }
        return new IpRange(value.slice(0, length / 2), mask);
    }

    private static boolean isMask(DerBytes mask) {
        boolean zeros = false;
        for (int i = 0; i < mask.length(); i++) {
            int octet = mask.at(i);
            int inverted = ~octet & 0xff;
            boolean onesThenZeros = (inverted & inverted + 1) == 0;
            if (zeros ? octet != 0 : !onesThenZeros) {
                return false;
            }
            zeros = octet != 0xff;
        }
        return true;
    }

    boolean isV4() {
        return address.length() == V4_LENGTH;
    }

    /** Whether an address lies in this range; an IPv4 address in IPv6 clothes counts as one of IPv4. */
    boolean holds(DerBytes candidate) {
        DerBytes own = withoutV6(address);
        DerBytes ownMask = own.length() < mask.length() ? mask.slice(V4_IN_V6, V6_LENGTH) : mask;
        DerBytes other = withoutV6(candidate);
        if (own.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < own.length(); i++) {
            if (((own.at(i) ^ other.at(i)) & ownMask.at(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean holds(IpRange other) {
        return holds(other.address) && holds(other.lastAddress());
    }

    private DerBytes lastAddress() {
        byte[] last = new byte[address.length()];
        for (int i = 0; i < last.length; i++) {
            last[i] = (byte) (address.at(i) | ~mask.at(i));
        }
        return DerBytes.of(last);
    }

    private static DerBytes withoutV6(DerBytes address) {
        return isV4Mapped(address) ? address.slice(V4_IN_V6, V6_LENGTH) : address;
    }

    /** RFC 4291 section 2.5.5.2. */
    private static boolean isV4Mapped(DerBytes address) {
        if (address.length() != V6_LENGTH || address.at(10) != 0xff || address.at(11) != 0xff) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (address.at(i) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(IpRange other) {
        int order = address.compareTo(other.address);
        return order != 0 ? order : mask.compareTo(other.mask);
    }

    @Override
    public String toString() {
        int ones = 0;
        for (int i = 0; i < mask.length(); i++) {
            ones += Integer.bitCount(mask.at(i));
        }
        return text(address) + "/" + ones;
    }

    /** An address as people write it. */
    static String text(DerBytes address) {
        try {
            return InetAddress.getByAddress(address.toByteArray()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + address.length(), e);
        }
    }
}
