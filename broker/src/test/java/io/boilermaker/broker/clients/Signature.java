package io.boilermaker.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shared access signatures, made independently of the code that verifies them. */
public final class Signature {

  private Signature() {}

  public static String of(String key, String resource, Instant expiry) {
    return of(key, resource, String.valueOf(expiry.getEpochSecond()));
  }

  public static String of(String key, String resource, String expiry) {
    return of("RootManageSharedAccessKey", key, resource, expiry);
  }

  /** Returns a signature with the key of a rule. */
  public static String of(String rule, String key, String resource, Instant expiry) {
    return of(rule, key, resource, String.valueOf(expiry.getEpochSecond()));
  }

  private static String of(String rule, String key, String resource, String expiry) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      String sr = URLEncoder.encode(resource, UTF_8);
      byte[] signature = mac.doFinal((sr + "\n" + expiry).getBytes(UTF_8));
      String sig = URLEncoder.encode(Base64.getEncoder().encodeToString(signature), UTF_8);
      return "SharedAccessSignature sr=%s&sig=%s&se=%s&skn=%s".formatted(sr, sig, expiry, rule);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
