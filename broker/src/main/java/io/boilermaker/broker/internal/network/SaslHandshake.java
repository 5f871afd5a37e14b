package io.boilermaker.broker.internal.network;

import java.util.Set;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.SaslListener;
import org.apache.qpid.proton.engine.Transport;

/**
 * Accepts every client with one of the mechanisms of Service Bus: the actual authorization follows,
 * by a token sent to {@code $cbs}.
 */
final class SaslHandshake implements SaslListener {

  /** The mechanisms of Service Bus; .NET clients accept MSSBCBS only. */
  static final String[] MECHANISMS = {"MSSBCBS", "PLAIN", "ANONYMOUS"};

  @Override
  public void onSaslInit(Sasl sasl, Transport transport) {
    byte[] initialResponse = new byte[sasl.pending()];
    sasl.recv(initialResponse, 0, initialResponse.length);
    sasl.done(isOffered(sasl) ? Sasl.SaslOutcome.PN_SASL_OK : Sasl.SaslOutcome.PN_SASL_AUTH);
  }

  private static boolean isOffered(Sasl sasl) {
    String[] chosen = sasl.getRemoteMechanisms();
    return chosen.length > 0 && Set.of(MECHANISMS).contains(chosen[0]);
  }

  @Override
  public void onSaslResponse(Sasl sasl, Transport transport) {
    sasl.done(Sasl.SaslOutcome.PN_SASL_AUTH);
  }

  @Override
  public void onSaslMechanisms(Sasl sasl, Transport transport) {}

  @Override
  public void onSaslChallenge(Sasl sasl, Transport transport) {}

  @Override
  public void onSaslOutcome(Sasl sasl, Transport transport) {}
}
