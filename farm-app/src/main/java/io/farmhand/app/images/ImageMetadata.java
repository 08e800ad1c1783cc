package io.farmhand.app.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an image, as its sidecar holds it.
 *
 * @param file name below the input folder
 * @param format {@linkplain ImageFormat#title() name} of the format
 * @param fileBytes length of the input
 * @param width columns as shown, which is after the orientation was applied
 * @param height rows as shown
 * @param orientation EXIF orientation of the input, 1 to 8
 * @param bitsPerSample bits of one sample in the input
 * @param channels {@code grey}, {@code colour} or {@code colour+alpha}
 * @param pictures pictures in the file: frames of a GIF, pages of a TIFF
 * @param camera the main EXIF fields, absent when there are none
 * @param place where it was taken, absent when unknown
 * @param tags every named tag by directory, values shortened to 200 characters
 * @param notes what a person should know, such as a name that promises another format
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageMetadata(
    String file,
    String format,
    long fileBytes,
    int width,
    int height,
    int orientation,
    int bitsPerSample,
    String channels,
    int pictures,
    @Nullable Camera camera,
    @Nullable Place place,
    Map<String, Map<String, String>> tags,
    List<String> notes) {

  /**
   * The main EXIF fields; any may be absent.
   *
   * @param taken local time as {@code 2026-01-31T12:00:00}, with its offset where the camera told
   *     it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Camera(
      @Nullable String make,
      @Nullable String model,
      @Nullable String lens,
      @Nullable String taken,
      @Nullable Double exposureSeconds,
      @Nullable Double aperture,
      @Nullable Integer iso,
      @Nullable Double focalLengthMillimetres,
      @Nullable String software,
      @Nullable String artist,
      @Nullable String copyright,
      @Nullable String description) {
    static final Camera UNKNOWN =
        new Camera(null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** Where a photograph was taken, in degrees (north and east positive) and metres. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Place(double latitude, double longitude, @Nullable Double altitudeMetres) {}
}
