package io.farmhand.sim.random;

import java.util.random.RandomGenerator;

/**
 * The generator xoshiro256++ of Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators" (2021), its state filled by SplitMix64.
 *
 * <p>Written out here so that a seed means the same numbers whatever the version of Java.
 */
final class Xoshiro256 implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  Xoshiro256(long seed) {
    this(splitMix(seed, 1), splitMix(seed, 2), splitMix(seed, 3), splitMix(seed, 4));
  }

  Xoshiro256(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** The number of SplitMix64 that comes {@code index}-th after this seed. */
  static long splitMix(long seed, int index) {
    return mix(seed + index * GOLDEN_GAMMA);
  }

  /** The output function of SplitMix64: a bijection in which every bit depends on every other. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }
}
