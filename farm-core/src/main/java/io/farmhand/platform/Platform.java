package io.farmhand.platform;

import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntConsumer;

/**
 * Where workers run. There are two kinds: a platform on which each worker is started and stopped by
 * itself, and one on which only a number of workers can be asked for. Everything else, from
 * starting in parallel to draining and replacing the dead, is done once by {@link WorkerPool}.
 */
public sealed interface Platform {
  /** The name by which people choose it. */
  String name();

  /** Makes the threads that wait for the workers' answers, or that are the workers. */
  default ThreadFactory threads() {
    return Thread.ofVirtual().name("farmhand-worker-", 0).factory();
  }

  /** Whether functions leave this process, so that they must have codecs. */
  default boolean remote() {
    return false;
  }

  /** The most workers that it can have at a time; more are refused when the farm is built. */
  default int mostWorkers() {
    return Integer.MAX_VALUE;
  }

  /** A platform whose workers are started and stopped one by one. */
  non-sealed interface Individual extends Platform {
    /** Prepares to run {@code function}. */
    <I, O> Fleet<I, O> open(FarmFunction<I, O> function, TimeSource time);
  }

  /** A platform that keeps a number of like workers and places the calls itself. */
  non-sealed interface Group extends Platform {
    /**
     * Prepares to run {@code function}.
     *
     * @param ready is told the number of workers that are ready, whenever it changes
     */
    <I, O> Crew<I, O> open(FarmFunction<I, O> function, TimeSource time, IntConsumer ready);
  }

  /** Something that works on tasks. */
  @FunctionalInterface
  interface Callee<I, O> {
    /**
     * Has one task done, and waits for the answer.
     *
     * @throws WorkerLostException when the worker died; it is not called again
     * @throws NotAcceptedException when the task was not taken
     * @throws Exception when the function failed
     */
    O call(Task<I> task) throws Exception;
  }

  /** One worker. */
  interface Worker<I, O> extends Callee<I, O> {
    /** A name for people, unique in its fleet. */
    String name();

    /** Ends the worker, which holds no task; returns at once. */
    void stop();
  }

  /** The workers of one farm on an {@link Individual} platform. */
  interface Fleet<I, O> extends AutoCloseable {
    /**
     * Starts a worker; returns at once. The future completes when the worker has answered, or
     * exceptionally when it could not be started. Cancelling it withdraws the start.
     */
    CompletableFuture<Worker<I, O>> start();

    /** Ends what is left. */
    @Override
    void close();
  }

  /** The workers of one farm on a {@link Group} platform. */
  interface Crew<I, O> extends Callee<I, O>, AutoCloseable {
    /** Asks for {@code count} workers; returns at once. */
    void resize(int count);

    /** Ends all workers. */
    @Override
    void close();
  }
}
