package io.farmhand.app.images;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Decodes the first picture of a file, and fails where decoders would only warn. */
final class Decoder {
  private final String name;
  private final ImageFormat format;
  private final byte[] file;
  private final List<String> warnings = new ArrayList<>();

  private Decoder(String name, ImageFormat format, byte[] file) {
    this.name = name;
    this.format = format;
    this.file = file;
  }

  /**
   * A decoded picture, its rows and columns as stored.
   *
   * @param frames pictures in the file; only the first is decoded
   * @param bitsPerSample before the reduction to 8
   * @param notes what a person should know about the decoding
   */
  record Decoded(Pixels pixels, int frames, int bitsPerSample, List<String> notes) {}

  /**
   * Decodes a file whose structure has been checked.
   *
   * @throws ImageException when its content is damaged or of a variant that is not read
   */
  static Decoded decode(String name, ImageFormat format, byte[] file) {
    return new Decoder(name, format, file).decode();
  }

  private Decoded decode() {
    ImageReader reader = Readers.of(format);
    try (ImageInputStream in = Readers.stream(file)) {
      reader.setInput(in, false, true);
      reader.addIIOReadWarningListener(
          (IIOReadWarningListener) (source, text) -> warnings.add(text));
      int bits = bitsPerSample(reader);
      BufferedImage image = reader.read(0);
      judgeWarnings();
      int frames = Math.max(1, reader.getNumImages(true));
      if (frames > 1) {
        warnings.add("only the first of " + frames + " pictures in the file is used");
      }
      BufferedImage profiled = format == ImageFormat.PNG ? PngProfile.apply(file, image) : image;
      return new Decoded(PixelNormalizer.normalize(profiled), frames, bits, List.copyOf(warnings));
    } catch (EOFException e) {
      throw new ImageException(truncated("the data ends early"), e);
    } catch (UnsupportedOperationException e) {
      throw new ImageException(new ImageFailure.Unsupported(name, Texts.reason(e)), e);
    } catch (IOException | RuntimeException e) {
      throw e instanceof ImageException known ? known : failed(e);
    } finally {
      reader.dispose();
    }
  }

  private static int bitsPerSample(ImageReader reader) throws IOException {
    ImageTypeSpecifier type = reader.getRawImageType(0);
    return type == null ? 8 : type.getSampleModel().getSampleSize(0);
  }

  private ImageException failed(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return new ImageException(truncated("the data ends early"), e);
      }
    }
    String reason = Texts.reason(e);
    boolean unsupported =
        e instanceof IIOException && reason.toLowerCase(Locale.ROOT).contains("unsupported");
    ImageFailure failure =
        unsupported
            ? new ImageFailure.Unsupported(
                name, "a " + format.title() + " variant (" + reason + ")")
            : new ImageFailure.Corrupt(name, format, "it cannot be decoded: " + reason);
    return new ImageException(failure, e);
  }

  /** Keeps harmless warnings as notes; data that is missing or garbled is a failure. */
  private void judgeWarnings() {
    for (String warning : warnings) {
      String text = warning.toLowerCase(Locale.ROOT);
      if (text.contains("premature end") || text.contains("truncated") || text.contains("eof")) {
        throw new ImageException(truncated(warning));
      }
      boolean skippedOnly = text.contains("extraneous");
      if (text.contains("corrupt") && !skippedOnly) {
        throw new ImageException(new ImageFailure.Corrupt(name, format, warning));
      }
    }
  }

  private ImageFailure truncated(String detail) {
    return new ImageFailure.Truncated(name, format, file.length, detail);
  }
}
