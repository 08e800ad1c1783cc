package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;
import io.farmhand.policy.Numbers;
import io.farmhand.policy.PolicyRule;
import io.farmhand.policy.ValueRule;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The state of a training as a file, for the same version of Farmhand: a line that says what it is,
 * which training, and all that it knows, compressed.
 */
final class Checkpoint {
  private static final String FORMAT = "farmhand-checkpoint 1";
  private static final int MOST_TEXT = 64 << 20;

  private Checkpoint() {}

  interface Content {
    void write(DataOutput out) throws IOException;
  }

  interface Restore {
    void read(DataInput in) throws IOException;
  }

  static void write(Path file, String identity, Content content) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new GZIPOutputStream(Files.newOutputStream(part)) {
                    {
                      def.setLevel(Deflater.BEST_SPEED);
                    }
                  }))) {
        writeText(out, FORMAT);
        writeText(out, identity);
        content.write(out);
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void read(Path file, String identity, Restore restore) {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
      if (!readText(in).equals(FORMAT)) {
        throw new IOException("it does not begin with " + FORMAT);
      }
      String found = readText(in);
      if (!found.equals(identity)) {
        throw new InvalidCheckpointException(
            file + " is of another training, " + difference(found, identity), null);
      }
      restore.read(in);
    } catch (NoSuchFileException e) {
      throw new InvalidCheckpointException(
          file + " does not exist; a training that was given --checkpoint makes it", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidCheckpointException(
          file + " is no checkpoint that can be resumed: " + e.getMessage(), e);
    }
  }

  private static String difference(String found, String wanted) {
    String[] before = found.split("\n", -1);
    String[] now = wanted.split("\n", -1);
    for (int i = 0; i < Math.min(before.length, now.length); i++) {
      if (!before[i].equals(now[i])) {
        return "with '" + before[i] + "', must be with '" + now[i] + "'";
      }
    }
    return "of another version";
  }

  static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeRule(DataOutput out, ValueRule rule) throws IOException {
    writeText(out, rule.kind());
    writeText(out, rule.view().name());
    writeText(out, rule.actions().name());
    writeText(out, rule.numbers().text());
  }

  static ValueRule readRule(DataInput in) throws IOException {
    String kind = readText(in);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("observation", readText(in));
    settings.put("actions", readText(in));
    if (PolicyRule.of(kind, settings, Numbers.parse(readText(in))) instanceof ValueRule rule) {
      return rule;
    }
    throw new IOException("a policy of kind " + kind);
  }

  static void writeScore(DataOutput out, Score score) throws IOException {
    out.writeDouble(score.qos());
    out.writeDouble(score.workers());
    out.writeDouble(score.actions());
  }

  static Score readScore(DataInput in) throws IOException {
    return new Score(in.readDouble(), in.readDouble(), in.readDouble());
  }
}
