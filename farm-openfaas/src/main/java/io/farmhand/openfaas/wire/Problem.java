package io.farmhand.openfaas.wire;

/**
 * What went wrong in a worker, as {@code application/problem+json} (RFC 9457).
 *
 * @param type names the kind of problem, such as {@code urn:farmhand:task-failed}
 * @param title the kind, for people
 * @param detail what happened this time, for people
 * @param exception the class of the exception behind it, if any
 */
public record Problem(String type, String title, String detail, String exception) {
  /** The media type of its JSON. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    type = Absent.text(type);
    title = Absent.text(title);
    detail = Absent.text(detail);
    exception = Absent.text(exception);
  }

  /** The detail, or else the title, on one line. */
  public String message() {
    return (detail.isEmpty() ? title : detail).strip();
  }
}
