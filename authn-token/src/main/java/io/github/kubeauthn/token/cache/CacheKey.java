package io.github.kubeauthn.token.cache;

import java.nio.ByteBuffer;

/**
 * What stands for a token and its audiences in the cache. It cannot be turned back into either; its bits are evenly spread, so that
 * any of them make a hash.
 */
record CacheKey(long first, long second, long third, long fourth) {

    static CacheKey of(ByteBuffer bits) {
        return new CacheKey(bits.getLong(), bits.getLong(), bits.getLong(), bits.getLong());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CacheKey that
                && first == that.first
                && second == that.second
                && third == that.third
                && fourth == that.fourth;
    }

    @Override
    public int hashCode() {
        return (int) first;
    }
}
