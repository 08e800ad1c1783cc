package io.farmhand.app.worker;

import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ImageSettings;
import io.farmhand.app.images.Parcel;
import io.farmhand.app.images.SyntheticPicture;
import io.farmhand.app.photos.ImageOrder;
import io.farmhand.app.photos.ImageOrder.Message;
import io.farmhand.app.site.WorkerProgram;
import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Processes images: each request is an {@link ImageOrder}. */
public final class ImageHandler implements Handler {
  /** This worker as a program. */
  public static final WorkerProgram PROGRAM =
      new WorkerProgram(
          "farmhand-images",
          ImageHandler.class,
          List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true"));

  private static final int WARM_UP_PIXELS = 256;
  private static final byte[] NOTHING = {};

  @Override
  public Response handle(Request request) throws Exception {
    Message<ImageOrder> order = ImageOrder.read(request.body());
    ImageOrder.Trouble known = order.head().known();
    if (known != null) {
      return refused(known);
    }
    try {
      return Response.of(process(order.head(), order.rest()).bytes())
          .withHeader("Content-Type", "application/octet-stream");
    } catch (ImageException e) {
      return refused(ImageOrder.Trouble.of(e.failure()));
    }
  }

  private static Response refused(ImageOrder.Trouble trouble) {
    return Response.of(trouble.bytes())
        .withStatus(422)
        .withHeader("Content-Type", "application/problem+json")
        .withHeader("X-Farmhand-Problem", "task-failed");
  }

  private static Message<ImageResult> process(ImageOrder order, byte[] image)
      throws IOException, InterruptedException {
    if (order.travelsInline()) {
      return inline(order, image);
    }
    ImagePipeline pipeline = ImagePipeline.of(Path.of(order.out()), order.settings());
    ImageInput input = new ImageInput(Path.of(order.file()), order.name());
    return new Message<>(pipeline.redo(input), NOTHING);
  }

  private static Message<ImageResult> inline(ImageOrder order, byte[] image)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("farmhand-image");
    try {
      Path file = Files.write(folder.resolve("image"), image);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(order.modified())));
      Path out = folder.resolve("out");
      ImageInput input = new ImageInput(file, order.name());
      ImageResult result = ImagePipeline.of(out, order.settings()).redo(input);
      return new Message<>(result, Parcel.pack(result, out));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Processes a small picture, as a request and its answer would have it. */
  @Override
  public void warmUp() throws Exception {
    Path folder = Files.createTempDirectory("farmhand-image");
    try {
      Path file = folder.resolve("warm.jpg");
      SyntheticPicture.write(WARM_UP_PIXELS, file);
      ImageSettings usual = ImageSettings.DEFAULT;
      ImageOrder order =
          new ImageOrder(
              "warm.jpg",
              file.toString(),
              "",
              folder.resolve("out").toString(),
              usual.thumbnailPixels(),
              usual.jpegQuality(),
              usual.converted(),
              usual.maxPixels(),
              null);
      Message<ImageOrder> read = ImageOrder.read(new Message<>(order, NOTHING).bytes());
      byte[] answer = process(read.head(), read.rest()).bytes();
      refused(new ImageOrder.Trouble("warm", "warm", answer.length + " bytes"));
    } finally {
      delete(folder);
    }
  }
}
