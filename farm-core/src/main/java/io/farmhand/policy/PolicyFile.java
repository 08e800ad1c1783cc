package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.ControllerKind;
import io.farmhand.control.ControllerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Policies as files: a ZIP file with a manifest, the numbers, the training curve and the scenario,
 * all of them texts. {@code docs/policies.md} describes the format.
 *
 * <p>Writing a policy twice gives the same bytes. The manifest has the checksums of the other texts
 * and of itself; they tell a broken file, not a forged one.
 */
public final class PolicyFile {
  /** The controller that a policy file is: {@code policy:FILE}. */
  public static final ControllerKind KIND =
      new ControllerKind(
          "policy",
          "what was learned, from a file: policy:my.policy",
          List.of("file", "name"),
          PolicyFile::controller);

  private static final String FORMAT = "farmhand-policy";
  private static final int VERSION = 1;
  private static final String MANIFEST = "policy.properties";
  private static final String NUMBERS = "numbers.csv";
  private static final String CURVE = "curve.csv";
  private static final String SCENARIO = "scenario.yml";
  private static final Set<String> PARTS =
      new TreeSet<>(List.of(MANIFEST, NUMBERS, CURVE, SCENARIO));
  private static final String RULE = "rule.";
  private static final String FACT = "training.";
  private static final String CHECKSUM = "sha256.";
  private static final String OWN_CHECKSUM = "\nsha256 = ";

  private PolicyFile() {}

  private static ControllerFactory controller(ControllerOptions options) {
    String file = options.required(options.text("file"), "file", "policy:my.policy");
    Optional<String> name = options.text("name");
    try {
      Policy policy = read(Path.of(file));
      return name.map(policy::named).orElse(policy).controller();
    } catch (InvalidPolicyException | InvalidPathException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Writes a policy, in place of a file of that name if there is one, as a whole or not at all.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  public static void write(Policy policy, Path file) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.write(part, bytes(policy));
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a policy's file. */
  public static byte[] bytes(Policy policy) {
    Map<String, String> others = new LinkedHashMap<>();
    others.put(NUMBERS, policy.rule().numbers().text());
    others.put(CURVE, policy.training().curve().text());
    others.put(SCENARIO, policy.training().scenario());
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(MANIFEST, manifest(policy, others));
    texts.putAll(others);
    return Archive.write(texts);
  }

  private static String manifest(Policy policy, Map<String, String> others) {
    Manifest manifest = new Manifest();
    manifest.put("format", FORMAT);
    manifest.put("version", Integer.toString(VERSION));
    manifest.put("name", policy.name());
    manifest.put("kind", policy.rule().kind());
    manifest.put("period", policy.period().toString());
    policy.rule().settings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(setting -> manifest.put(RULE + setting.getKey(), setting.getValue()));
    policy.training().facts().forEach((name, value) -> manifest.put(FACT + name, value));
    others.forEach((name, text) -> manifest.put(CHECKSUM + name, sha256(text)));
    String text = manifest.text();
    return text + OWN_CHECKSUM.substring(1) + sha256(text) + "\n";
  }

  /**
   * Reads a policy.
   *
   * @throws InvalidPolicyException when there is no such file or it cannot be used, with the reason
   */
  public static Policy read(Path file) {
    try {
      return policy(Archive.read(file));
    } catch (NoSuchFileException e) {
      throw new InvalidPolicyException(
          file + " does not exist; farmhand train makes policy files", e);
    } catch (IOException e) {
      throw new InvalidPolicyException(file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new InvalidPolicyException(
          file + " is no policy that can be used: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the policy that a stream holds.
   *
   * @param label what messages call it
   * @throws InvalidPolicyException when it cannot be used, with the reason
   */
  public static Policy read(String label, InputStream in) throws IOException {
    try {
      return policy(Archive.read(in));
    } catch (IllegalArgumentException e) {
      throw new InvalidPolicyException(
          label + " is no policy that can be used: " + e.getMessage(), e);
    }
  }

  private static Policy policy(Map<String, String> texts) {
    String text = texts.getOrDefault(MANIFEST, "");
    int end = text.lastIndexOf(OWN_CHECKSUM) + 1;
    Manifest manifest = Manifest.parse(text.substring(0, end));
    requireFormat(manifest);
    Require.that(
        texts.keySet().equals(PARTS), "content", new TreeSet<>(texts.keySet()), PARTS.toString());
    requireChecksum(MANIFEST, text.substring(0, end), text.substring(end).strip());
    for (String name : List.of(NUMBERS, CURVE, SCENARIO)) {
      requireChecksum(name, part(texts, name), "sha256 = " + manifest.get(CHECKSUM + name));
    }
    return new Policy(
        manifest.get("name"),
        period(manifest.get("period")),
        rule(manifest, part(texts, NUMBERS)),
        new Training(
            manifest.under(FACT),
            part(texts, SCENARIO),
            in(CURVE, () -> Curve.parse(part(texts, CURVE)))));
  }

  private static PolicyRule rule(Manifest manifest, String text) {
    Numbers numbers = in(NUMBERS, () -> Numbers.parse(text));
    return in(NUMBERS, () -> PolicyRule.of(manifest.get("kind"), manifest.under(RULE), numbers));
  }

  private static String part(Map<String, String> texts, String name) {
    return texts.getOrDefault(name, "");
  }

  private static void requireFormat(Manifest manifest) {
    String format = manifest.get("format");
    Require.that(format.equals(FORMAT), "format", format, FORMAT);
    String version = manifest.get("version");
    Require.that(
        version.equals(Integer.toString(VERSION)),
        "version",
        version,
        VERSION + "; a newer Farmhand wrote it: update this one, or train again with it");
  }

  private static void requireChecksum(String name, String text, String line) {
    Require.that(
        line.equals("sha256 = " + sha256(text)),
        "checksum of " + name,
        line.isEmpty() ? "missing" : "another one",
        "that of its content: the file was changed or is broken; copy or train it again");
  }

  private static Duration period(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("period = " + text + ", must be as in PT8S", e);
    }
  }

  private static <T> T in(String part, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(part + ": " + e.getMessage(), e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
