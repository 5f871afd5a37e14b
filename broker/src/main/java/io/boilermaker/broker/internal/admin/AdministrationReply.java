package io.boilermaker.broker.internal.admin;

/**
 * The answer to a request of an administration client.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body XML, or empty
 */
record AdministrationReply(int status, String contentType, String body) {

  static final AdministrationReply DELETED = new AdministrationReply(200, "", "");

  private static final String ATOM = "application/atom+xml;type=%s;charset=utf-8";

  static AdministrationReply entry(int status, String xml) {
    return new AdministrationReply(status, ATOM.formatted("entry"), xml);
  }

  static AdministrationReply feed(String xml) {
    return new AdministrationReply(200, ATOM.formatted("feed"), xml);
  }

  static AdministrationReply error(int status, String text) {
    return new AdministrationReply(
        status, "application/xml;charset=utf-8", AtomWriter.error(status, text));
  }
}
