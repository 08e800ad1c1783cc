package io.farmhand.gateway.function;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.Upstream;
import io.farmhand.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Asks a replica whether it can be called. */
final class Probe implements Reply {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private int status;

  private Probe() {}

  static boolean isOk(Upstream upstream, String path) {
    Probe probe = new Probe();
    Call call = new Call("GET", path, List.of(), 0, InputStream.nullInputStream());
    try {
      upstream.call(call, probe, TIMEOUT);
      return probe.status == 200;
    } catch (UpstreamException | IOException _) {
      return false;
    }
  }

  @Override
  public void complete(int found, List<Field> fields, byte[] body) {
    status = found;
  }

  @Override
  public OutputStream start(int found, List<Field> fields, long length) {
    status = found;
    return OutputStream.nullOutputStream();
  }
}
