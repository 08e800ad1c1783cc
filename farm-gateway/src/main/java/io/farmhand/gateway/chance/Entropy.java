package io.farmhand.gateway.chance;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Draws what nobody may guess, or what must never come twice; no seed repeats it. */
public final class Entropy {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PASSWORD_BYTES = 30;
  private static final int MARK_BYTES = 16;

  private Entropy() {}

  /** A password of 40 letters, digits, hyphens and underscores. */
  public static String password() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES));
  }

  /** A word that nothing else on this machine bears. */
  public static String mark() {
    return HexFormat.of().formatHex(bytes(MARK_BYTES));
  }

  /** The number of a call. */
  public static String callId() {
    return UUID.randomUUID().toString();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
