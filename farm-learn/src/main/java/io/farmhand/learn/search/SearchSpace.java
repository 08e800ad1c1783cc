package io.farmhand.learn.search;

import io.farmhand.control.ControllerFactory;
import java.util.List;

/** Rules of one form, told apart by numbers. */
public interface SearchSpace {
  /** The form's name, in kebab-case. */
  String name();

  /** The names of the numbers. */
  List<String> names();

  /** Numbers to begin with; moving each by about {@link #sigma()} should make a difference. */
  double[] start();

  /** How far around the start to search at first. */
  double sigma();

  /** The rule with these numbers. */
  ControllerFactory controller(double[] numbers);
}
