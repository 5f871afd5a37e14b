package io.boilermaker.broker.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes certificates that are signed with their own key. The JDK has no public way to do that, and
 * its {@code keytool} would be another process, and is not in every image. A certificate is for
 * this server only: with its key no other one can be signed.
 */
final class SelfSigned {

  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String KEY_ID = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String OTHER_NAMES = "2.5.29.17";
  private static final String CONSTRAINTS = "2.5.29.19";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final int DNS_NAME = 0x82;
  private static final int ADDRESS = 0x87;
  private static final int SERIAL_BITS = 120;
  // Clocks of clients may be behind.
  private static final Duration BEFORE = Duration.ofDays(1);
  // Some clients refuse certificates that are valid for longer.
  private static final Duration VALID = Duration.ofDays(800);

  private SelfSigned() {}

  static ServerCertificate make(
      Collection<String> names, Collection<InetAddress> addresses, Instant now)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    byte[] algorithm = Der.sequence(Der.objectId(ECDSA_WITH_SHA256));
    byte[] name =
        Der.sequence(
            Der.set(
                Der.sequence(Der.objectId(COMMON_NAME), Der.text("boilermaker-broker localhost"))));
    byte[] content =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
            algorithm,
            name,
            Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(VALID))),
            name,
            keys.getPublic().getEncoded(),
            Der.explicit(3, extensions(keys, names, addresses)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    byte[] certificate = Der.sequence(content, algorithm, Der.bits(0, signature.sign()));
    return new ServerCertificate(keys.getPrivate(), List.of(parse(certificate)));
  }

  private static byte[] extensions(
      KeyPair keys, Collection<String> names, Collection<InetAddress> addresses)
      throws GeneralSecurityException {
    List<byte[]> all = new ArrayList<>();
    names.forEach(name -> all.add(Der.tagged(DNS_NAME, name.getBytes(US_ASCII))));
    addresses.forEach(address -> all.add(Der.tagged(ADDRESS, address.getAddress())));
    byte[] keyId = MessageDigest.getInstance("SHA-1").digest(keys.getPublic().getEncoded());
    byte[] digitalSignature = Der.bits(7, new byte[] {(byte) 0x80});
    return Der.sequence(
        critical(CONSTRAINTS, Der.sequence()),
        critical(KEY_USAGE, digitalSignature),
        extension(EXTENDED_KEY_USAGE, Der.sequence(Der.objectId(SERVER))),
        extension(KEY_ID, Der.octets(keyId)),
        extension(OTHER_NAMES, Der.sequence(all.toArray(byte[][]::new))));
  }

  private static byte[] critical(String id, byte[] value) {
    return Der.sequence(Der.objectId(id), Der.yes(), Der.octets(value));
  }

  private static byte[] extension(String id, byte[] value) {
    return Der.sequence(Der.objectId(id), Der.octets(value));
  }

  private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
