package io.farmhand.sim.random;

import java.util.random.RandomGenerator;

/**
 * One root seed, split into independent named streams.
 *
 * <p>A stream depends on the seed and its own name alone: drawing more from one never shifts
 * another, and asking twice for a name gives the same numbers twice. The numbers are the same on
 * every machine and every version of Java.
 */
public final class RandomStreams {
  private static final long STREAM = 0x5354_5245_414d_0001L;
  private static final long CHILD = 0x4348_494c_4400_0001L;

  private final long seed;

  private RandomStreams(long seed) {
    this.seed = seed;
  }

  /** The streams of a root seed; any number will do. */
  public static RandomStreams of(long seed) {
    return new RandomStreams(seed);
  }

  /** The seed that all of this follows from, to be recorded with the result. */
  public long seed() {
    return seed;
  }

  /** A generator at the start of the stream of this name. */
  public RandomGenerator stream(String name) {
    return new Xoshiro256(derive(STREAM, hash(name), 0));
  }

  /** The streams of a part of the run, such as {@code child("episode", 7)}. */
  public RandomStreams child(String name, long index) {
    return new RandomStreams(derive(CHILD, hash(name), index));
  }

  private long derive(long domain, long name, long index) {
    long mixed = Xoshiro256.mix(seed + domain);
    mixed = Xoshiro256.mix(mixed ^ name);
    return Xoshiro256.mix(mixed + index);
  }

  /** FNV-1a over the characters, 64 bits. */
  private static long hash(String name) {
    long hash = 0xcbf2_9ce4_8422_2325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x0000_0100_0000_01b3L;
    }
    return hash;
  }
}
