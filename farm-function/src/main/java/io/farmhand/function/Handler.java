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
}
