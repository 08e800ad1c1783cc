package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.Field;
import java.io.InputStream;
import java.util.List;

/**
 * A call as it goes to a function.
 *
 * @param target path and query
 * @param fields of the head, end to end
 * @param length of the body; {@link #UNKNOWN} when it is not told beforehand
 * @param body read once; that it cannot be read from whoever sends it is told by a {@link
 *     RuntimeException}
 */
public record Call(
    String method, String target, List<Field> fields, long length, InputStream body) {
  /** The length of a body that ends where its stream does. */
  public static final long UNKNOWN = -1;
}
