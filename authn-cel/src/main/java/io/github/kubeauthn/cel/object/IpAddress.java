package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.Type;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address without a zone, as Go's {@code net/netip} reads and writes it. */
public final class IpAddress implements CelObject {

    /** Its type. */
    public static final Type TYPE = Type.opaque("net.IP");

    private final long high;
    private final long low;
    private final boolean isV4;

    private IpAddress(long high, long low, boolean isV4) {
        this.high = high;
        this.low = low;
        this.isV4 = isV4;
    }

    static IpAddress v4(int bits) {
        return new IpAddress(0, bits & 0xffff_ffffL, true);
    }

    static IpAddress v6(long high, long low) {
        return new IpAddress(high, low, false);
    }

    /**
     * Reads one.
     *
     * @return null if {@code text} is none, has a zone, or is an IPv4 address mapped into IPv6: Kubernetes takes neither
     */
    public static @Nullable IpAddress parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '.' -> {
                    Long v4 = IpReader.v4(text);
                    return v4 == null ? null : v4(v4.intValue());
                }
                case ':' -> {
                    IpAddress v6 = IpReader.v6(text);
                    return v6 == null || v6.isMappedV4() ? null : v6;
                }
                case '%' -> {
                    return null;
                }
                default -> {}
            }
        }
        return null;
    }

    private boolean isMappedV4() {
        return !isV4 && high == 0 && low >>> 32 == 0xffff;
    }

    /** 4 or 6. */
    public long family() {
        return isV4 ? 4 : 6;
    }

    int bitLength() {
        return isV4 ? 32 : 128;
    }

    /** Whether it is {@code 0.0.0.0} or {@code ::}. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Whether it is in {@code 127.0.0.0/8}, or {@code ::1}. */
    public boolean isLoopback() {
        return isV4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    private boolean isMulticast() {
        return isV4 ? low >>> 28 == 0xe : high >>> 56 == 0xff;
    }

    /** Whether it is in {@code 224.0.0.0/24} or {@code ff02::/16} with any flags. */
    public boolean isLinkLocalMulticast() {
        return isV4 ? low >>> 8 == 0xe0_00_00 : (high >>> 48 & 0xff0f) == 0xff02;
    }

    /** Whether it is in {@code 169.254.0.0/16} or {@code fe80::/10}. */
    public boolean isLinkLocalUnicast() {
        return isV4 ? low >>> 16 == 0xa9fe : high >>> 54 == 0xfe80 >>> 6;
    }

    /** Whether it is none of the others, nor multicast, nor {@code 255.255.255.255}; private addresses are. */
    public boolean isGlobalUnicast() {
        boolean broadcast = isV4 && low == 0xffff_ffffL;
        return !broadcast && !isUnspecified() && !isLoopback() && !isMulticast() && !isLinkLocalUnicast();
    }

    /** With all but its first {@code bits} bits zero. */
    IpAddress masked(int bits) {
        if (isV4) {
            return new IpAddress(0, bits == 0 ? 0 : low & (0xffff_ffffL << (32 - bits)), true);
        }
        long highMask = bits == 0 ? 0 : -1L << Math.max(0, 64 - bits);
        long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
        return new IpAddress(high & highMask, low & lowMask, false);
    }

    boolean isSame(IpAddress other) {
        return high == other.high && low == other.low && isV4 == other.isV4;
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object equalTo(Object other) {
        return other instanceof IpAddress address ? (Object) isSame(address) : CelError.noSuchOverload(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && isSame(address);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    @Override
    public long size() {
        return bitLength() / 8;
    }

    /** In its canonical form (RFC 5952). */
    @Override
    public String toString() {
        if (isV4) {
            return (low >>> 24) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4)) & 0xffff);
        }
        return text(groups);
    }

    /** The longest run of zeros, if it is longer than one, becomes two colons; of equally long ones, the first. */
    private static String text(int[] groups) {
        int runStart = -1;
        int runEnd = -1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > Math.max(1, runEnd - runStart)) {
                runStart = i;
                runEnd = end;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < groups.length; i++) {
            if (i == runStart) {
                text.append("::");
                i = runEnd - 1;
                continue;
            }
            if (i > 0 && i != runEnd) {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
