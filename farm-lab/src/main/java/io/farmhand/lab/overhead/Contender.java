package io.farmhand.lab.overhead;

/**
 * One way to have two workers do many small tasks.
 *
 * @param name what the table calls it
 * @param fraction a round has this part of the tasks of the fastest contenders: 4 means a quarter
 * @param opening makes it ready
 */
public record Contender(String name, int fraction, Opening opening) {
  /** Workers of every contender. */
  static final int WORKERS = 2;

  /** Most tasks that are under way at a time, where a contender has such a bound. */
  static final int CAPACITY = 1 << 14;

  /** Makes a contender ready; not timed. */
  @FunctionalInterface
  public interface Opening {
    /** A session that does {@code work}. */
    Session open(Work work);
  }

  /** A contender with its threads. */
  public interface Session extends AutoCloseable {
    /**
     * Does the tasks 0 to {@code tasks} exclusive and brings their results to one thread.
     *
     * @return the sum of the results
     * @throws Exception when it failed
     */
    long run(int tasks) throws Exception;

    /** Ends its threads; not timed. */
    @Override
    default void close() {}
  }
}
