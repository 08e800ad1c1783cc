package io.farmhand.gateway.function;

import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Something that answers the calls of a function. */
interface Replica {
  /** Its name, which no other replica of the function has had. */
  String instance();

  /** Starts it, and waits until it can be called. */
  void start() throws IOException, InterruptedException;

  /** Has a call answered. */
  void call(Call call, Reply reply, Duration timeout) throws UpstreamException, IOException;

  /** Completes when it has ended, with what there is to say of that. */
  CompletableFuture<String> end();

  /** Ends it, by force after {@code grace}. */
  void stop(Duration grace);

  /** Its process, if it has one that runs on. */
  OptionalLong pid();
}
