package io.boilermaker.broker.internal.admin;

import java.util.Map;

/**
 * The answer to a request of an administration client.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body XML, HTML, or empty
 */
record AdministrationReply(
    int status, String contentType, String body, Map<String, String> headers) {

  // The page has nothing but itself, and no other page shows it.
  private static final Map<String, String> OF_PAGES =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  static final AdministrationReply DELETED = new AdministrationReply(200, "", "", Map.of());

  static AdministrationReply entry(int status, String xml) {
    return new AdministrationReply(status, atom("entry"), xml, Map.of());
  }

  static AdministrationReply feed(String xml) {
    return new AdministrationReply(200, atom("feed"), xml, Map.of());
  }

  private static String atom(String type) {
    return "application/atom+xml;type=" + type + ";charset=utf-8";
  }

  static AdministrationReply error(int status, String text) {
    return new AdministrationReply(
        status, "application/xml;charset=utf-8", AtomWriter.error(status, text), Map.of());
  }

  static AdministrationReply page(String html) {
    return new AdministrationReply(200, "text/html;charset=utf-8", html, OF_PAGES);
  }

  /** Asks a browser for a name and a password. */
  static AdministrationReply askForKey(String text) {
    AdministrationReply reply = error(401, text);
    return new AdministrationReply(
        reply.status(),
        reply.contentType(),
        reply.body(),
        Map.of(
            "WWW-Authenticate",
            "Basic realm=\"boilermaker-broker: name and key of a rule\", charset=\"UTF-8\""));
  }
}
