package io.github.kubeauthn.x509.key;

import java.math.BigInteger;
import org.bouncycastle.math.ec.ECLookupTable;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Multiples of a point from which every other multiple is put together with few additions (the comb method of Lim and Lee, CRYPTO
 * 1994). A scalar is laid out in rows; column by column, what the bits of all rows stand for is looked up. Immutable.
 *
 * <p>Which multiples are looked up shows in the time that it takes, so scalars must be public, as in the verification of a signature.
 */
final class Comb {

    /** 255 points: 16 KiB for P-256. Two rows more save a sixth of the time, and take four times the memory. */
    private static final int ROWS = 8;

    private final ECLookupTable multiples;
    private final int columns;

    private Comb(ECLookupTable multiples, int columns) {
        this.multiples = multiples;
        this.columns = columns;
    }

    /** A comb for scalars below the order of the point's curve, which takes as long as ten verifications. */
    static Comb of(ECPoint point) {
        int columns = (point.getCurve().getOrder().bitLength() + ROWS - 1) / ROWS;
        ECPoint[] sums = new ECPoint[1 << ROWS];
        sums[0] = point.getCurve().getInfinity();
        ECPoint row = point;
        for (int first = 1; first < sums.length; first *= 2) {
            for (int i = 0; i < first; i++) {
                sums[first + i] = sums[i].add(row);
            }
            row = row.timesPow2(columns);
        }
        point.getCurve().normalizeAll(sums);
        return new Comb(point.getCurve().createCacheSafeLookupTable(sums, 1, sums.length - 1), columns);
    }

    /**
     * Adds a multiple of this comb's point to one of another.
     *
     * @param other of the same curve
     */
    ECPoint sum(BigInteger scalar, Comb other, BigInteger otherScalar, ECPoint infinity) {
        ECPoint sum = infinity;
        for (int column = columns - 1; column >= 0; column--) {
            sum = other.add(otherScalar, column, add(scalar, column, sum.twice()));
        }
        return sum;
    }

    private ECPoint add(BigInteger scalar, int column, ECPoint sum) {
        int rows = 0;
        for (int row = ROWS - 1; row >= 0; row--) {
            rows = rows << 1 | (scalar.testBit(row * columns + column) ? 1 : 0);
        }
        return rows == 0 ? sum : sum.add(multiples.lookupVar(rows - 1));
    }
}
