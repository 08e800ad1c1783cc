package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunImagesTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final List<String> PHOTOS = List.of("coffee.jpg", "clock.gif", "evening.webp");

  @TempDir private Path folder;
  private Path in;
  private Path out;
  private int runs;

  @BeforeEach
  void copySamples() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
    for (String photo : PHOTOS) {
      Files.copy(SAMPLES.resolve("photos").resolve(photo), in.resolve(photo));
    }
  }

  private void addBrokenOnes() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve("broken"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, in.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void everyImageGetsItsOutputsAndTheReportSaysSo() throws Exception {
    CommandRun run = images();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("3 processed", "Written", "12 files");
    assertThat(contents(out)).hasSize(12).containsKey("thumbnails/coffee.jpg.jpg");
    JsonNode details = run.summary().get("details");
    assertThat(details.get("processed").asInt()).isEqualTo(3);
    assertThat(details.at("/service_time_model/observations").asInt()).isEqualTo(3);
    assertThat(run.summary().at("/tasks/completed").asInt()).isEqualTo(3);
  }

  @Test
  void everyKindOfBrokenFileIsReportedAndTheRestGoesOn() throws Exception {
    addBrokenOnes();

    CommandRun run = images();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("3 processed")
        .containsPattern("corrupt +corrupt\\.png: corrupt PNG: the checksum")
        .containsPattern("empty +empty\\.jpg: is empty")
        .containsPattern("not-an-image +document\\.jpg: is not an image but a PDF document")
        .containsPattern("not-an-image +text\\.png: is not an image but plain text")
        .containsPattern("too-many-pixels +bomb\\.png: claims 30000 x 30000 .*--max-pixels")
        .containsPattern("truncated +truncated\\.jpg: truncated JPEG");
    JsonNode kinds = run.summary().at("/details/failed_by_kind");
    assertThat(kinds.toString())
        .isEqualTo(
            "{\"corrupt\":1,\"empty\":1,\"not-an-image\":2,\"too-many-pixels\":1,\"truncated\":1}");
    assertThat(run.summary().get("failures")).hasSize(6);
  }

  @Test
  void inputsAreNeverTouched() throws Exception {
    addBrokenOnes();
    Map<String, String> before = contents(in);

    images("--force", "--repeat", "2");

    assertThat(contents(in)).isEqualTo(before);
  }

  @Test
  void aSecondRunSkipsWhatIsDoneAndForceDoesItAgain() throws Exception {
    images();
    Path thumbnail = out.resolve("thumbnails/coffee.jpg.jpg");
    FileTime written = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(thumbnail, written);

    CommandRun second = images();

    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("0 processed, 3 skipped").contains("--force");
    assertThat(second.summary().at("/details/skipped").asInt()).isEqualTo(3);
    assertThat(Files.getLastModifiedTime(thumbnail)).isEqualTo(written);

    CommandRun forced = images("--force");

    assertThat(forced.out()).contains("3 processed").doesNotContain("skipped");
    assertThat(Files.getLastModifiedTime(thumbnail)).isNotEqualTo(written);
  }

  @Test
  void aFurtherRunFinishesWhatIsMissing() throws Exception {
    images();
    Map<String, String> complete = contents(out);
    Files.delete(out.resolve("converted/clock.gif.png"));
    Files.delete(out.resolve("metadata/coffee.jpg.json"));

    CommandRun further = images();

    assertThat(further.out()).contains("2 processed, 1 skipped");
    assertThat(contents(out).keySet()).isEqualTo(complete.keySet());
  }

  @Test
  void imagesMayArriveAtAPaceUntilItsEnd() throws Exception {
    CommandRun run = images("--rate", "20/s:200ms,10/s:100ms", "--deadline", "1h");

    assertThat(run.exitCode()).isZero();
    assertThat(run.summary().at("/tasks/accepted").asInt()).isEqualTo(5);
    assertThat(run.summary().at("/times_s/schedule_end").asDouble()).isEqualTo(0.3, within(0.2));
    assertThat(run.summary().at("/configuration/deadline").asText()).isEqualTo("1h");
    assertThat(contents(out)).hasSize(12);
  }

  @Test
  void settingsReachThePipeline() throws Exception {
    CommandRun run = images("--thumbnail", "32", "--format", "jpeg", "--quality", "0.9");

    assertThat(run.exitCode()).isZero();
    assertThat(contents(out)).containsKey("converted/clock.gif.jpg");
    String sidecar = Files.readString(out.resolve("metadata/coffee.jpg.json"));
    assertThat(sidecar).contains("thumbnail=32 quality=0.9 converted=jpg");
  }

  @Test
  void oneImageIsAFolderOfOne() throws Exception {
    CommandRun run =
        CommandRun.of(
            folder.resolve("results"),
            "images",
            "",
            "--in",
            in.resolve("coffee.jpg").toString(),
            "--out",
            out.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(contents(out)).hasSize(4);
  }

  @Test
  void whatCannotWorkIsSaidBeforeAnythingIsDone() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(from(folder.resolve("nowhere")).err()).contains("There is no folder or file");
    assertThat(from(empty).err()).contains("is empty; expected JPEG");
    Files.writeString(empty.resolve("notes.txt"), "text");
    assertThat(from(empty).err()).contains("holds no images, only 1 other files");
    Path file = Files.writeString(folder.resolve("file"), "");
    CommandRun blocked = images("--out", file.resolve("out").toString());
    assertThat(blocked.exitCode()).isEqualTo(3);
    assertThat(blocked.err()).contains("cannot be written").contains("--out");
    assertThat(images("--out", in.toString()).err()).contains("must not be the input folder");
    assertThat(images("--quality", "7").err())
        .contains("--quality must be above 0 and at most 1, found 7.0");
    assertThat(images("--rate", "fast").err()).contains("8/s", "'fast'");
    assertThat(images("--repeat", "0").err()).contains("--repeat must be at least 1");
    assertThat(images("--format", "gif").err()).contains("png, jpeg, bmp, tiff, found 'gif'");
    assertThat(from(empty).exitCode()).isEqualTo(2);
  }

  private CommandRun from(Path input) {
    return CommandRun.of(
        folder.resolve("results" + runs++), "images", "", "--in", input.toString());
  }

  private CommandRun images(String... more) {
    Stream<String> outFolder =
        List.of(more).contains("--out") ? Stream.empty() : Stream.of("--out", out.toString());
    Stream<String> fixed = Stream.concat(Stream.of("--in", in.toString()), outFolder);
    return CommandRun.of(
        folder.resolve("results" + runs++),
        "images",
        "",
        Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  /** Names and contents, as text of hashes, of all files below a folder. */
  private static Map<String, String> contents(Path root) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        contents.put(root.relativize(file).toString(), HexFormat.of().formatHex(hash));
      }
    }
    return contents;
  }
}
