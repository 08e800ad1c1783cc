package io.farmhand.app.train;

import io.farmhand.learn.search.SearchGoal;
import io.farmhand.sim.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is learned, how, and where it is kept.
 *
 * @param scenario what is played
 * @param asked the scenario as it was asked for: the words of a command
 * @param method name of the method
 * @param goal what the policy is for
 * @param budget episodes or generations; empty for the method's usual number
 * @param seed root seed
 * @param learningSeeds how many trainings, from learning seed 1 on
 * @param jobs threads
 * @param file the policy file
 * @param all whether the policies of all learning seeds are kept, each in a file of its own
 * @param checkpoint where the training is saved after each validation
 * @param resume where it is resumed from
 */
public record TrainSettings(
    Scenario scenario,
    List<String> asked,
    String method,
    SearchGoal goal,
    Optional<Long> budget,
    long seed,
    int learningSeeds,
    int jobs,
    Path file,
    boolean all,
    Optional<Path> checkpoint,
    Optional<Path> resume) {
  public TrainSettings {
    asked = List.copyOf(asked);
  }

  /** The file of the policy of one learning seed: {@code my-3.policy} beside {@code my.policy}. */
  public Path file(long learningSeed) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return file.resolveSibling(name.substring(0, dot) + "-" + learningSeed + name.substring(dot));
  }

  /** All files that a training writes. */
  public List<Path> files() {
    Stream<Path> own =
        all ? LongStream.rangeClosed(1, learningSeeds).mapToObj(this::file) : Stream.empty();
    return Stream.concat(Stream.of(file), own).toList();
  }
}
