package io.farmhand.sim.random;

import java.util.random.RandomGenerator;

/**
 * Exponential and normal draws by the ziggurat method: Marsaglia and Tsang, "The ziggurat method
 * for generating random variables" (2000), with 256 layers.
 *
 * <p>Layer number, sign and abscissa come from separate bits of one 64-bit draw, which mends the
 * correlation of the original (Doornik 2005).
 */
final class Ziggurat {
  private static final int LAYERS = 256;

  /** From the bit after the layer's number to the sign of a double. */
  private static final int SIGN_SHIFT = 55;

  /** Where the tail of the exponential starts, and the area of each layer. */
  private static final double EXPONENTIAL_TAIL = 7.69711747013105;

  private static final double EXPONENTIAL_AREA = 0.003949659822581557;

  /** Where the tail of the normal starts, and the area of each layer. */
  private static final double NORMAL_TAIL = 3.654152885361009;

  private static final double NORMAL_AREA = 0.00492867323399;

  private static final double[] EXPONENTIAL_X = new double[LAYERS + 1];
  private static final double[] EXPONENTIAL_Y = new double[LAYERS + 1];
  private static final double[] NORMAL_X = new double[LAYERS + 1];
  private static final double[] NORMAL_Y = new double[LAYERS + 1];

  static {
    EXPONENTIAL_X[0] = EXPONENTIAL_AREA / exponentialDensity(EXPONENTIAL_TAIL);
    EXPONENTIAL_X[1] = EXPONENTIAL_TAIL;
    NORMAL_X[0] = NORMAL_AREA / normalDensity(NORMAL_TAIL);
    NORMAL_X[1] = NORMAL_TAIL;
    for (int i = 1; i <= LAYERS; i++) {
      EXPONENTIAL_Y[i] = exponentialDensity(EXPONENTIAL_X[i]);
      NORMAL_Y[i] = normalDensity(NORMAL_X[i]);
      if (i + 1 < LAYERS) {
        EXPONENTIAL_X[i + 1] =
            -StrictMath.log(EXPONENTIAL_AREA / EXPONENTIAL_X[i] + EXPONENTIAL_Y[i]);
        NORMAL_X[i + 1] =
            StrictMath.sqrt(-2 * StrictMath.log(NORMAL_AREA / NORMAL_X[i] + NORMAL_Y[i]));
      }
    }
  }

  private Ziggurat() {}

  static double exponential(RandomGenerator random) {
    double shift = 0;
    while (true) {
      long bits = random.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double x = (bits >>> 11) * 0x1.0p-53 * EXPONENTIAL_X[layer];
      if (x < EXPONENTIAL_X[layer + 1]) {
        return shift + x;
      }
      if (layer == 0) {
        // The tail of an exponential is the exponential again, further right.
        shift += EXPONENTIAL_TAIL;
      } else if (under(random, EXPONENTIAL_Y, layer, exponentialDensity(x))) {
        return shift + x;
      }
    }
  }

  static double normal(RandomGenerator random) {
    while (true) {
      long bits = random.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      long sign = (bits & LAYERS) << SIGN_SHIFT;
      double x = (bits >>> 11) * 0x1.0p-53 * NORMAL_X[layer];
      if (x < NORMAL_X[layer + 1]) {
        return signed(x, sign);
      }
      if (layer == 0) {
        return signed(normalTail(random), sign);
      }
      if (under(random, NORMAL_Y, layer, normalDensity(x))) {
        return signed(x, sign);
      }
    }
  }

  /** With the sign bit set or not: a branch would be guessed wrong every other time. */
  private static double signed(double value, long sign) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) | sign);
  }

  private static boolean under(
      RandomGenerator random, double[] heights, int layer, double density) {
    double span = heights[layer + 1] - heights[layer];
    return heights[layer] + Sampling.unit(random) * span < density;
  }

  private static double normalTail(RandomGenerator random) {
    while (true) {
      double x = exponential(random) / NORMAL_TAIL;
      double y = exponential(random);
      if (2 * y > x * x) {
        return NORMAL_TAIL + x;
      }
    }
  }

  private static double exponentialDensity(double x) {
    return StrictMath.exp(-x);
  }

  private static double normalDensity(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }
}
