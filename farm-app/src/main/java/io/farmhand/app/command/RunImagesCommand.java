package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ImageSettings;
import io.farmhand.app.images.ServiceTimeModel;
import io.farmhand.app.option.ControlOptions;
import io.farmhand.app.option.DeadlineSpec;
import io.farmhand.app.option.DrainOption;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.Pace;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.TaskOptions;
import io.farmhand.app.option.WorkControl;
import io.farmhand.app.photos.PhotoFunction;
import io.farmhand.app.photos.PhotoRun;
import io.farmhand.app.photos.PhotoTask;
import io.farmhand.app.photos.Samples;
import io.farmhand.app.photos.Selection;
import io.farmhand.app.run.RunPlan;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.site.SiteOptions;
import io.farmhand.app.site.WorkerSite;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Format;
import io.farmhand.app.worker.ImageHandler;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand run images}: the image pipeline on real files. */
@Command(
    name = "images",
    header = "Processes images: thumbnail, compressed and converted copy, metadata.",
    description = {
      "Without --in, the sample photographs arrive in calm and rush for 41 seconds, which shows"
          + " how the number of workers follows.",
      "Inputs are only read. An image whose outputs are there already is skipped.",
      "Without --workers there are 1 to as many workers as this machine has processors; without"
          + " --controller, "
          + RunImagesCommand.DEFAULT_CONTROLLER
          + " decides.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunImagesCommand implements Callable<Integer> {
  private static final String NAME = "run images";
  static final String DEFAULT_CONTROLLER = "erlang-c:epsilon=0.05";
  private static final DeadlineSpec PACED_DEADLINE = DeadlineSpec.parse("2s");
  private static final int FAILURES_SHOWN = 30;

  /** Outputs may be several times as long, and workers take 64 MiB. */
  private static final double CLUSTER_INLINE_MIB = 32;

  private final Terminal terminal;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      description = "Folder of images, with all below it, or a single image.")
  private Optional<Path> in = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "farmhand-out/images",
      description = "Folder for the outputs (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("farmhand-out", "images");

  @Option(names = "--force", description = "Process images again whose outputs are there already.")
  private boolean force;

  @Option(
      names = "--rate",
      paramLabel = "PACE",
      description =
          "Let images arrive at a rate such as 8/s instead of all at once, or in phases such as"
              + " 2/s:5s,10/s:10s, in which they arrive again and again until the end.")
  private Optional<Pace> rate = Optional.empty();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Process each image N times, as a load test.")
  private Optional<Integer> repeat = Optional.empty();

  @Option(
      names = "--thumbnail",
      paramLabel = "PIXELS",
      defaultValue = "256",
      description = "Longer side of a thumbnail (default: ${DEFAULT-VALUE}).")
  private int thumbnail = 256;

  @Option(
      names = "--quality",
      paramLabel = "Q",
      defaultValue = "0.6",
      description = "Quality of compressed images, above 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double quality = 0.6;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "png",
      description = "Format of converted images: png, jpeg, bmp or tiff (default: png).")
  private ImageSettings.OutputFormat format = ImageSettings.OutputFormat.PNG;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "100000000",
      description = "Images that claim more pixels are refused (default: ${DEFAULT-VALUE}).")
  private long maxPixels = 100_000_000;

  @Option(
      names = "--inline-limit",
      paramLabel = "MIB",
      description =
          "Images up to so many MiB travel to a function with their task; others must lie, as the"
              + " output folder, where functions see them too (default: 0 with functions of this"
              + " machine, else 32).")
  private Optional<Double> inlineLimit = Optional.empty();

  @Mixin private SiteOptions where = new SiteOptions();
  @Mixin private ControlOptions control = new ControlOptions();
  @Mixin private TaskOptions tasks = new TaskOptions();
  @Mixin private DrainOption drain = new DrainOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  RunImagesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** When images arrive, and by when each should be done unless an option says otherwise. */
  private record Arrivals(Optional<Pace> pace, Optional<DeadlineSpec> deadline) {}

  @Override
  public Integer call() throws IOException {
    requireSound();
    boolean demonstration = in.isEmpty() && rate.isEmpty() && repeat.isEmpty();
    int cores = Runtime.getRuntime().availableProcessors();
    boolean atOnce = rate.isEmpty() && !demonstration;
    WorkControl workers =
        WorkControl.of(control, DEFAULT_CONTROLLER, new IntRange(1, cores), atOnce ? cores : 1);
    where.isRemote();
    Selection selection = Selection.scan(in.orElseGet(Samples::folder), out);
    Selection.requireWritable(out);
    ImagePipeline pipeline = ImagePipeline.of(out, settings());
    pipeline.removeLeftovers();
    ServiceTimeModel model = ServiceTimeModel.forImages();
    Arrivals arrivals =
        demonstration
            ? demonstration(selection, pipeline, model)
            : new Arrivals(rate, rate.map(_ -> PACED_DEADLINE));
    boolean again = force || repeat.isPresent() || arrivals.pace().filter(Pace::ends).isPresent();
    Selection open = again ? selection : selection.withoutDone(pipeline);
    try (WorkerSite site = WorkerSite.open(where)) {
      PhotoFunction function = new PhotoFunction(pipeline, settings(), out, inlineBytes(site));
      Platform platform = platform(site, workers);
      PhotoRun run =
          new PhotoRun(open, function, platform, model, arrivals.pace(), repeat.orElse(1));
      return run(run, workers, arrivals.deadline());
    }
  }

  private static Platform platform(WorkerSite site, WorkControl workers) {
    int most = Math.max(workers.workers().last(), workers.initial());
    return site.platform(LocalPlatform.ofThreads(), ImageHandler.PROGRAM, most, 1);
  }

  private long inlineBytes(WorkerSite site) {
    double mebibytes = inlineLimit.orElse(site.sharesFiles() ? -1 : CLUSTER_INLINE_MIB);
    return (long) (mebibytes * (1 << 20));
  }

  private void requireSound() {
    tasks.check();
    repeat.ifPresent(each -> Usage.require(each >= 1, "--repeat must be at least 1", each));
    if (repeat.isPresent() && rate.filter(Pace::ends).isPresent()) {
      throw Usage.wrong("Give either --repeat or a --rate with an end, not both");
    }
  }

  private int run(PhotoRun run, WorkControl workers, Optional<DeadlineSpec> deadline) {
    RunSettings settings = drain.in(report.settings(spec, tasks.results(NAME)));
    String input = in.map(Path::toString).orElse("sample photographs");
    RunPlan<PhotoTask, ImageResult> plan =
        run.plan(NAME + ": " + input, tasks, deadline, workers.usualCapacity())
            .failuresShown(0)
            .configure("in", input)
            .configure("out", out.toString())
            .configure("thumbnail", thumbnail)
            .configure("quality", quality)
            .configure("format", format.extension())
            .configure("max_pixels", maxPixels);
    RunSession session = new RunSession(terminal, settings);
    RunResult result = session.run(workers.apply(plan));
    session.print(result);
    if (settings.output() == RunSettings.Output.FULL) {
      run.failureLines(FAILURES_SHOWN).forEach(terminal.out()::println);
    }
    return result.code().number();
  }

  private Arrivals demonstration(
      Selection samples, ImagePipeline pipeline, ServiceTimeModel model) {
    tell("Measuring how long the sample photographs take here ...");
    double seconds = Samples.measure(samples, pipeline, model);
    DeadlineSpec deadline = Samples.deadline(seconds);
    tell(
        "About %s each. They arrive in calm and rush; each should be done within %s."
            .formatted(Format.duration(seconds), deadline));
    Pace pace = Samples.pace(seconds, Runtime.getRuntime().availableProcessors());
    return new Arrivals(Optional.of(pace), Optional.of(deadline));
  }

  private void tell(String sentence) {
    if (report.output() == RunSettings.Output.FULL) {
      terminal.err().println(sentence);
    }
  }

  private ImageSettings settings() {
    Usage.require(
        thumbnail >= 1 && thumbnail <= ImageSettings.MOST_THUMBNAIL_PIXELS,
        "--thumbnail must be 1 to " + ImageSettings.MOST_THUMBNAIL_PIXELS,
        thumbnail);
    Usage.require(quality > 0 && quality <= 1, "--quality must be above 0 and at most 1", quality);
    Usage.require(
        maxPixels >= 1 && maxPixels <= ImageSettings.MOST_PIXELS,
        "--max-pixels must be 1 to " + ImageSettings.MOST_PIXELS,
        maxPixels);
    return ImageSettings.DEFAULT
        .withThumbnailPixels(thumbnail)
        .withJpegQuality(quality)
        .withConverted(format)
        .withMaxPixels(maxPixels);
  }
}
