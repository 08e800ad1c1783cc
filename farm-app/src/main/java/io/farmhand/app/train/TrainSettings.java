package io.farmhand.app.train;

import io.farmhand.learn.search.SearchGoal;
import io.farmhand.sim.scenario.Scenario;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is learned, how, and where it is kept.
 *
 * @param scenario what is played
 * @param method name of the method
 * @param goal what the policy is for
 * @param budget episodes or generations; empty for the method's usual number
 * @param seed root seed
 * @param learningSeeds how many trainings, from learning seed 1 on
 * @param jobs threads
 * @param file the policy file
 * @param checkpoint where the training is saved after each validation
 * @param resume where it is resumed from
 */
public record TrainSettings(
    Scenario scenario,
    String method,
    SearchGoal goal,
    Optional<Long> budget,
    long seed,
    int learningSeeds,
    int jobs,
    Path file,
    Optional<Path> checkpoint,
    Optional<Path> resume) {}
