package io.farmhand.learn.search;

/** The axes of a covariance matrix and the standard deviations along them, by Jacobi rotations. */
final class SymmetricEigen {
  private static final int MOST_SWEEPS = 50;
  private static final double ENOUGH = 1e-20;
  private static final double LEAST_VARIANCE = 1e-20;

  private final double[][] vectors;
  private final double[] roots;

  private SymmetricEigen(double[][] vectors, double[] roots) {
    this.vectors = vectors;
    this.roots = roots;
  }

  static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  /** The axes of a symmetric matrix. */
  static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    double[][] vectors = identity(n);
    for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > ENOUGH; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    double[] roots = new double[n];
    for (int i = 0; i < n; i++) {
      roots[i] = Math.sqrt(Math.max(LEAST_VARIANCE, a[i][i]));
    }
    return new SymmetricEigen(vectors, roots);
  }

  /** The standard deviation along axis {@code i}. */
  double root(int i) {
    return roots[i];
  }

  /** From coordinates along the axes to the original ones. */
  double[] rotate(double[] along) {
    int n = along.length;
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        vector[i] += vectors[i][j] * along[j];
      }
    }
    return vector;
  }

  /** The vector times the inverse root of the matrix. */
  double[] whiten(double[] vector) {
    int n = vector.length;
    double[] along = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        along[j] += vectors[i][j] * vector[i];
      }
      along[j] /= roots[j];
    }
    return rotate(along);
  }

  private static double offDiagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += a[i][j] * a[i][j];
      }
    }
    return sum;
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cos = 1 / Math.sqrt(t * t + 1);
    double sin = t * cos;
    for (double[] row : a) {
      turn(row, p, q, cos, sin);
    }
    for (int k = 0; k < a.length; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = cos * x - sin * y;
      a[q][k] = sin * x + cos * y;
    }
    for (double[] row : vectors) {
      turn(row, p, q, cos, sin);
    }
  }

  private static void turn(double[] row, int p, int q, double cos, double sin) {
    double x = row[p];
    double y = row[q];
    row[p] = cos * x - sin * y;
    row[q] = sin * x + cos * y;
  }
}
