package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Where the answer to a call goes; one of the methods is called, once. */
public interface Reply {
  /** Answers with a body that is at hand. */
  void complete(int status, List<Field> fields, byte[] body) throws IOException;

  /**
   * Answers with a body that follows.
   *
   * @param length of the body, or {@link Call#UNKNOWN}
   * @return where the body goes; closed at its end, and left open when it ends too early
   */
  OutputStream start(int status, List<Field> fields, long length) throws IOException;
}
