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

  static AdministrationReply entry(int status, String xml) {
    return new AdministrationReply(status, atom("entry"), xml);
  }

  static AdministrationReply feed(String xml) {
    return new AdministrationReply(200, atom("feed"), xml);
  }

  private static String atom(String type) {
    return "application/atom+xml;type=" + type + ";charset=utf-8";
  }

  static AdministrationReply error(int status, String text) {
    return new AdministrationReply(
        status, "application/xml;charset=utf-8", AtomWriter.error(status, text));
  }
}
