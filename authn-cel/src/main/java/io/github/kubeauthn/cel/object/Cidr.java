package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.Type;
import org.jspecify.annotations.Nullable;

/** A network, as {@code 10.0.0.0/8}; its address may have bits behind the prefix. */
public final class Cidr implements CelObject {

    /** Its type. */
    public static final Type TYPE = Type.opaque("net.CIDR");

    private final IpAddress address;
    private final int prefixLength;

    private Cidr(IpAddress address, int prefixLength) {
        this.address = address;
        this.prefixLength = prefixLength;
    }

    /** Reads one; null if {@code text} is none, or one of IPv4 addresses mapped into IPv6. */
    public static @Nullable Cidr parse(String text) {
        int slash = text.lastIndexOf('/');
        IpAddress address = slash < 0 ? null : IpAddress.parse(text.substring(0, slash));
        String bits = text.substring(slash + 1);
        boolean isNumber = !bits.isEmpty()
                && bits.length() <= 3
                && bits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (bits.length() == 1 || bits.charAt(0) != '0');
        return address == null || !isNumber || Integer.parseInt(bits) > address.bitLength()
                ? null
                : new Cidr(address, Integer.parseInt(bits));
    }

    /** Its address. */
    public IpAddress address() {
        return address;
    }

    /** How many bits the prefix has. */
    public long prefixLength() {
        return prefixLength;
    }

    /** The same network without bits behind the prefix. */
    public Cidr masked() {
        return new Cidr(address.masked(prefixLength), prefixLength);
    }

    /** Whether {@code other} is in it. */
    public boolean contains(IpAddress other) {
        return address.family() == other.family() && other.masked(prefixLength).isSame(address.masked(prefixLength));
    }

    /** Whether all of {@code other} is in it. */
    public boolean contains(Cidr other) {
        return prefixLength <= other.prefixLength && contains(other.address);
    }

    private boolean isSame(Cidr other) {
        return prefixLength == other.prefixLength && address.isSame(other.address);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object equalTo(Object other) {
        return other instanceof Cidr cidr ? (Object) isSame(cidr) : CelError.noSuchOverload(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr cidr && isSame(cidr);
    }

    @Override
    public int hashCode() {
        return address.hashCode() * 31 + prefixLength;
    }

    @Override
    public long size() {
        return (prefixLength + 7L) / 8;
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
