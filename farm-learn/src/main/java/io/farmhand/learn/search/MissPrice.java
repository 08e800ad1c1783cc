package io.farmhand.learn.search;

/** The price of a percentage point of misses, in workers, which follows a goal. */
final class MissPrice {
  private static final double FIRST = 1.5;
  private static final double LEAST = 0.05;
  private static final double MOST = 150;
  private static final double INTEGRAL = 0.04;
  private static final double PROPORTIONAL = 0.6;
  private static final double SMOOTHING = 0.3;
  private static final double MOST_MISSING = 1.5;

  private final double goal;
  private double qos = Double.NaN;
  private double level = StrictMath.log(FIRST);
  private double price = FIRST;

  MissPrice(double goal) {
    this.goal = goal;
  }

  double perPercent() {
    return price;
  }

  /** Takes in what was reached; how far it is from the goal counts in shares of the misses. */
  void follow(double reached) {
    qos = Double.isNaN(qos) ? reached : qos + SMOOTHING * (reached - qos);
    double missing = Math.clamp((goal - qos) / (1 - goal), -MOST_MISSING, MOST_MISSING);
    level = Math.clamp(level + INTEGRAL * missing, StrictMath.log(LEAST), StrictMath.log(MOST));
    price = StrictMath.exp(level + PROPORTIONAL * missing);
  }
}
