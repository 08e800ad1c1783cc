package io.farmhand.task;

import java.util.Optional;
import java.util.regex.Pattern;

/** A function made of its parts. */
record SimpleFunction<I, O>(
    String name,
    FarmFunction.Work<? super I, ? extends O> work,
    Optional<FarmFunction.Codecs<I, O>> codecs)
    implements FarmFunction<I, O> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  SimpleFunction {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name = '"
              + name
              + "', must be 1 to 63 lower-case letters, digits and hyphens, not starting or ending"
              + " with a hyphen");
    }
  }

  @Override
  public O apply(Task<I> task) throws Exception {
    return work.apply(task.payload());
  }
}
