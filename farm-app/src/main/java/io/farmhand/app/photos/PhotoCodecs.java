package io.farmhand.app.photos;

import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ImageSettings;
import io.farmhand.app.images.Parcel;
import io.farmhand.app.photos.ImageOrder.Message;
import io.farmhand.task.Codec;
import io.farmhand.task.FarmFunction.Codecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How images reach workers outside this process: inline up to a length, by their paths beyond. */
final class PhotoCodecs {
  private static final byte[] NOTHING = {};

  private PhotoCodecs() {}

  static Codecs<PhotoTask, ImageResult> of(ImageSettings settings, Path out, long inlineBytes) {
    return new Codecs<>(
        new Input(settings, out.toAbsolutePath().normalize(), inlineBytes), new Output(out));
  }

  private record Input(ImageSettings settings, Path out, long inlineBytes)
      implements Codec<PhotoTask> {
    @Override
    public byte[] encode(PhotoTask task) {
      Optional<ImageInput> input = task.input();
      if (input.isEmpty()) {
        var known = ImageOrder.Trouble.of(task.known().orElseThrow());
        return new Message<>(order(task.name(), "", "", "", known), NOTHING).bytes();
      }
      Path file = input.get().file().toAbsolutePath().normalize();
      try {
        if (Files.size(file) <= inlineBytes) {
          String modified = Files.getLastModifiedTime(file).toInstant().toString();
          return new Message<>(order(task.name(), "", modified, "", null), Files.readAllBytes(file))
              .bytes();
        }
      } catch (IOException _) {
        // The worker says what is wrong with it.
      }
      return new Message<>(order(task.name(), file.toString(), "", out.toString(), null), NOTHING)
          .bytes();
    }

    private ImageOrder order(
        String name,
        String file,
        String modified,
        String folder,
        ImageOrder.@Nullable Trouble known) {
      return new ImageOrder(
          name,
          file,
          modified,
          folder,
          settings.thumbnailPixels(),
          settings.jpegQuality(),
          settings.converted(),
          settings.maxPixels(),
          known);
    }

    @Override
    public PhotoTask decode(byte[] bytes) {
      throw new UnsupportedOperationException("an order does not tell its task");
    }
  }

  private record Output(Path out) implements Codec<ImageResult> {
    @Override
    public byte[] encode(ImageResult value) {
      return new Message<>(value, NOTHING).bytes();
    }

    @Override
    public ImageResult decode(byte[] bytes) {
      Message<ImageResult> answer = ImageOrder.readResult(bytes);
      if (answer.rest().length > 0) {
        try {
          Parcel.unpack(answer.head(), answer.rest(), out);
        } catch (IOException e) {
          throw new UncheckedIOException(
              "The outputs of " + answer.head().input() + " cannot be written below " + out, e);
        }
      }
      return answer.head();
    }
  }
}
