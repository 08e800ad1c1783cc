package function;

import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;
import java.util.Locale;

/** Gives text in capitals. */
public final class Function implements Handler {
  @Override
  public Response handle(Request request) {
    return Response.of(capitals(request.text()));
  }

  static String capitals(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no text");
    }
    return text.toUpperCase(Locale.ROOT);
  }

  /** Work like that to come, from which the ahead-of-time cache learns what it needs. */
  @Override
  public void warmUp() {
    capitals("text");
  }
}
