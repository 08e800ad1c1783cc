package io.farmhand.sim.live;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;

/** Where the tasks of live scenarios are done, and by what. */
public interface Site {
  /** The platform of one run, with the chance of that run where it draws any. */
  Platform platform(RandomStreams streams);

  /** What workers apply. */
  FarmFunction<ScenarioTask, ?> function();

  /** Workers in this process that wait for the service times and otherwise do as a profile says. */
  static Site emulated(PlatformProfile profile, TimeSource time) {
    return new Site() {
      @Override
      public Platform platform(RandomStreams streams) {
        return Emulation.platform(LocalPlatform.ofVirtualThreads(), profile, streams);
      }

      @Override
      public FarmFunction<ScenarioTask, ?> function() {
        return new Emulation.Waiting(profile, time);
      }
    };
  }
}
