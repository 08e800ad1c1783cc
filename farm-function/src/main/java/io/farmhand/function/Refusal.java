package io.farmhand.function;

/** A request that is not served, with the answer that it gets; its connection ends with it. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private Refusal(int status, String detail) {
    super(detail, null, false, false);
    problem = new Problem(Problem.Kind.BAD_REQUEST, status, detail);
  }

  Problem problem() {
    return problem;
  }

  static Refusal malformed(String detail) {
    return new Refusal(400, detail);
  }

  static Refusal of(int status, String detail) {
    return new Refusal(status, detail);
  }
}
