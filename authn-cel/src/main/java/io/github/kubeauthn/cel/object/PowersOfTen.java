package io.github.kubeauthn.cel.object;

/** Powers of ten as Go's {@code math.Pow10} computes them. */
final class PowersOfTen {

    private PowersOfTen() {}

    static double of(int power) {
        if (power < -323) {
            return 0;
        }
        if (power > 308) {
            return Double.POSITIVE_INFINITY;
        }
        int magnitude = Math.abs(power);
        double small = Double.parseDouble("1e" + magnitude % 32);
        return power < 0
                ? Double.parseDouble("1e-" + magnitude / 32 * 32) / small
                : Double.parseDouble("1e" + magnitude / 32 * 32) * small;
    }
}
