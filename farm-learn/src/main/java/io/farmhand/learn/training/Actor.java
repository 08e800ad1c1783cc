package io.farmhand.learn.training;

/** Chooses the actions of one episode. */
public interface Actor {
  /** The action in this state. */
  int act(float[] observation);

  /** Hears what the action led to, before it is asked for the next. */
  default void took(Transition step) {}
}
