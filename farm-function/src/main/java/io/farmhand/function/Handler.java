package io.farmhand.function;

/**
 * A function behind HTTP.
 *
 * <p>One object serves all requests; it is called by as many threads at once as the worker has
 * slots, which is one unless told otherwise.
 */
@FunctionalInterface
public interface Handler {
  /**
   * Answers one request.
   *
   * @throws Exception when the task failed; the caller gets status 500 and a {@link Problem}
   */
  Response handle(Request request) throws Exception;

  /**
   * Does once what requests will need, so that an ahead-of-time cache holds it: called only in a
   * run that {@linkplain Main trains} one.
   *
   * @throws Exception when it cannot; the cache then holds less
   */
  default void warmUp() throws Exception {}
}
