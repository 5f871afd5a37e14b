package io.boilermaker.broker.internal.admin;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page in a browser of this machine could send. A name that its owner points to this
 * machine makes such a page one of the same origin (DNS rebinding); an address cannot be pointed
 * elsewhere. Names are allowed where a key is: no page can sign with it.
 */
record PageGuard(boolean allowsNames) {

  private static final Pattern LOCAL =
      Pattern.compile("(?i)(localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+])(:\\d{1,5})?");

  /** Returns the refusal of a request, or null. */
  @Nullable AdministrationReply refusal(URI target, Headers headers) {
    if (headers.containsKey("Origin")) {
      return AdministrationReply.error(403, "Requests of web pages are not answered.");
    }
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1) {
      return AdministrationReply.error(400, "The request needs one Host header.");
    }
    if (allowsNames || (isLocal(hosts.get(0)) && isLocal(target.getRawAuthority()))) {
      return null;
    }
    return AdministrationReply.error(
        421,
        "Without a key the broker answers to 'localhost' and to addresses only. Start it with a key"
            + " to reach it by another name.");
  }

  /** Most requests name their host in the header alone. */
  private static boolean isLocal(@Nullable String authority) {
    return authority == null || LOCAL.matcher(authority).matches();
  }
}
