package io.farmhand.app.images;

/** The exception of this package: one file could not be processed, {@link #failure()} says why. */
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ImageFailure failure;

  public ImageException(ImageFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public ImageException(ImageFailure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  /** What went wrong, by kind. */
  public ImageFailure failure() {
    return failure;
  }
}
