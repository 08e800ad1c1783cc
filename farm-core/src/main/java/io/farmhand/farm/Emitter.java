package io.farmhand.farm;

/**
 * Produces tasks over time, on the farm's emitter thread.
 *
 * @param <I> type of the payloads
 */
@FunctionalInterface
public interface Emitter<I> {
  /**
   * Produces all its tasks. It may block and sleep as it likes.
   *
   * @throws Exception to end the emission early; the future of {@link Farm#emit} carries it
   */
  void emit(Outlet<I> outlet) throws Exception;

  /** Where an emitter puts its tasks. */
  @FunctionalInterface
  interface Outlet<I> {
    /**
     * Submits a task, waiting while the farm is full.
     *
     * @throws InterruptedException when the farm is aborted
     */
    void put(I payload) throws InterruptedException;
  }
}
