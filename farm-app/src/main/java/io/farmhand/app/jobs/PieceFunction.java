package io.farmhand.app.jobs;

import io.farmhand.task.Codec;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import java.util.Optional;

/**
 * The worker of a farm of functions, which is nowhere but there.
 *
 * @param name of the function
 * @param mediaType of what is sent to it
 */
record PieceFunction(String name, String mediaType) implements FarmFunction<Piece, byte[]> {
  @Override
  public byte[] apply(Task<Piece> task) {
    throw new UnsupportedOperationException("the worker is a function");
  }

  @Override
  public Optional<Codecs<Piece, byte[]>> codecs() {
    return Optional.of(new Codecs<>(new Bodies(mediaType), Codec.bytes()));
  }

  private record Bodies(String mediaType) implements Codec<Piece> {
    @Override
    public byte[] encode(Piece piece) {
      return piece.body();
    }

    @Override
    public Piece decode(byte[] bytes) {
      throw new UnsupportedOperationException("a body does not tell its job");
    }
  }
}
