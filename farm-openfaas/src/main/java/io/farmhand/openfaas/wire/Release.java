package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The version of a gateway or a provider.
 *
 * @param release such as {@code 0.27.9}
 * @param sha the commit that it was built from
 * @param commitMessage the first line of that commit's message
 */
@JsonInclude(Include.NON_EMPTY)
public record Release(
    @JsonInclude(Include.ALWAYS) String release,
    @JsonInclude(Include.ALWAYS) String sha,
    @JsonProperty("commit_message") String commitMessage) {
  /** Nothing said. */
  public static final Release NONE = new Release("", "", "");

  public Release {
    release = Absent.text(release);
    sha = Absent.text(sha);
    commitMessage = Absent.text(commitMessage);
  }
}
