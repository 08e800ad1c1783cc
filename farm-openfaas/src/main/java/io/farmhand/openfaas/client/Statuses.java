package io.farmhand.openfaas.client;

/** What a status other than the expected one means. */
final class Statuses {
  private static final int LONGEST_QUOTE = 200;

  private Statuses() {}

  static OpenFaasException error(String title, String expected, int status, String body) {
    String found =
        title + ": expected " + expected + ", found status " + status + quote(body) + "; ";
    return switch (status) {
      case 401 ->
          new OpenFaasException.Unauthorised(
              found + "give the gateway's user and password, or a token");
      case 403 ->
          new OpenFaasException.Unauthorised(found + "use an account that is allowed to do that");
      case 404 ->
          new OpenFaasException.NotFound(found + "check the name and namespace, or create it");
      case 409 -> new OpenFaasException.Conflict(found + "update what is there, or remove it");
      case 429 -> new OpenFaasException.NotAccepted(found + "try again later");
      case 502, 503, 504 ->
          new OpenFaasException.Unavailable(
              found + "see whether the function and its provider run");
      default -> other(found, status);
    };
  }

  private static OpenFaasException other(String found, int status) {
    if (status >= 400 && status < 500) {
      return new OpenFaasException.Refused(found + "correct the request");
    }
    return new OpenFaasException.BadResponse(
        found + "see whether this is an OpenFaaS gateway, and what its log says", null);
  }

  /** The first line of a body of text, in brackets. */
  static String quote(String body) {
    String line = body.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    if (line.isEmpty()) {
      return "";
    }
    return line.length() <= LONGEST_QUOTE
        ? " (" + line + ")"
        : " (" + line.substring(0, LONGEST_QUOTE) + "...)";
  }
}
