package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.internal.network.EventLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the requests of administration clients. May be called from any thread. */
public final class AdministrationRequests {

  private static final String NAMESPACE = "$namespaceinfo";
  private static final String LISTS = "$resources/";
  private static final int LARGEST_PAGE = 100;
  private static final String MESSAGE_SIZE = "MaxMessageSizeInKilobytes";
  private static final String WITH_MESSAGE_SIZE = "2021-05";
  private static final Pattern VERSION = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");

  /**
   * A request of an administration client.
   *
   * @param path without the leading slash
   * @param update true to change an existing queue
   * @param base the URL of the root
   */
  record Request(
      String method,
      String path,
      Map<String, String> query,
      boolean update,
      String body,
      String base) {}

  private final EventLoop loop;
  private final QueueDirectory directory;
  private final QueueDescriptionReader reader = new QueueDescriptionReader();

  public AdministrationRequests(EventLoop loop, QueueDirectory directory) {
    this.loop = loop;
    this.directory = directory;
  }

  AdministrationReply answer(Request request) {
    try {
      checkVersion(request.query().get("api-version"));
      return switch (request.method()) {
        case "GET" -> get(request);
        case "PUT" -> put(request);
        case "DELETE" -> delete(request);
        default ->
            throw new AdministrationException(
                405, "The method '" + request.method() + "' is not supported.");
      };
    } catch (AdministrationException e) {
      return AdministrationReply.error(e.status(), String.valueOf(e.getMessage()));
    }
  }

  /** All versions get the same answers, as does a client that names none; see also {@link #put}. */
  private static void checkVersion(@Nullable String version) throws AdministrationException {
    if (version != null && !VERSION.matcher(version).matches()) {
      throw new AdministrationException(
          400, "api-version must be a year and a month, such as 2021-05.");
    }
  }

  private AdministrationReply get(Request request) throws AdministrationException {
    String path = request.path().toLowerCase(Locale.ROOT);
    if (path.equals(NAMESPACE)) {
      return AdministrationReply.entry(200, AtomWriter.entry(request.base(), namespace()));
    }
    if (path.startsWith(LISTS)) {
      boolean queues = path.equals(LISTS + "queues");
      return list(request, queues ? onLoop(directory::list) : List.of());
    }
    return entry(request, 200, onLoop(() -> directory.get(request.path())));
  }

  private AtomWriter.Entry namespace() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("Alias", "");
    properties.put("CreatedTime", AtomWriter.time(directory.startedAt()));
    properties.put("MessagingSKU", "Standard");
    properties.put("MessagingUnits", "0");
    properties.put("ModifiedTime", AtomWriter.time(directory.startedAt()));
    properties.put("Name", "localhost");
    properties.put("NamespaceType", "Messaging");
    return new AtomWriter.Entry(
        "localhost",
        "NamespaceInfo",
        directory.startedAt(),
        directory.startedAt(),
        properties,
        /* queue= */ null);
  }

  private AdministrationReply list(Request request, List<QueueDescription> all)
      throws AdministrationException {
    int skip = number(request, "$skip", 0, Integer.MAX_VALUE);
    int top = number(request, "$top", LARGEST_PAGE, LARGEST_PAGE);
    List<AtomWriter.Entry> page =
        all.stream().skip(skip).limit(top).map(QueueDescriptionWriter::entry).toList();
    // After an empty page a client would ask for the same one again, without end.
    boolean more = !page.isEmpty() && (long) skip + page.size() < all.size();
    return AdministrationReply.feed(
        AtomWriter.feed(
            request.base(),
            page(request, skip, top),
            more ? page(request, skip + page.size(), top) : null,
            directory.now(),
            page));
  }

  private static String page(Request request, int skip, int top) {
    return request.path() + "?api-version=2021-05&$skip=" + skip + "&$top=" + top;
  }

  private static int number(Request request, String name, int otherwise, int largest)
      throws AdministrationException {
    String value = request.query().get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,9}")) {
      throw new AdministrationException(400, name + " must be a whole number.");
    }
    return Math.min(Integer.parseInt(value), largest);
  }

  private AdministrationReply put(Request request) throws AdministrationException {
    if (request.path().toLowerCase(Locale.ROOT).contains("/subscriptions/")) {
      throw new AdministrationException(
          400, "Only queues are supported by this broker, not topics and subscriptions.");
    }
    RequestedQueue asked = reader.read(request.body());
    String version = request.query().get("api-version");
    if (!request.update()
        && version != null
        && version.compareTo(WITH_MESSAGE_SIZE) < 0
        && asked.properties().containsKey(MESSAGE_SIZE)) {
      throw new AdministrationException(
          400, MESSAGE_SIZE + " is known from api-version " + WITH_MESSAGE_SIZE + " on.");
    }
    QueueDescription queue =
        onLoop(
            () ->
                request.update()
                    ? directory.update(request.path(), asked)
                    : directory.create(request.path(), asked));
    int status = request.update() ? 200 : 201;
    return entry(request, status, queue);
  }

  private static AdministrationReply entry(Request request, int status, QueueDescription queue) {
    return AdministrationReply.entry(
        status, AtomWriter.entry(request.base(), QueueDescriptionWriter.entry(queue)));
  }

  private AdministrationReply delete(Request request) throws AdministrationException {
    onLoop(
        () -> {
          directory.delete(request.path());
          return true;
        });
    return AdministrationReply.DELETED;
  }

  private <T> T onLoop(Callable<T> action) throws AdministrationException {
    try {
      return loop.call(action).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof AdministrationException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof IllegalStateException) {
        throw new AdministrationException(503, e.getCause().getMessage() + ".");
      }
      throw e;
    }
  }
}
