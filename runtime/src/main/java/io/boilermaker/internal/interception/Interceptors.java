package io.boilermaker.internal.interception;

import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.Interceptor;
import io.boilermaker.interceptor.PublishInterceptor;
import io.boilermaker.interceptor.SettlementListener;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interceptors of an application, in their order. Immutable.
 *
 * @param all each once
 * @param publish those of publications
 * @param execution those of tries
 * @param settlement those of settlements
 */
public record Interceptors(
    List<Interceptor> all,
    List<PublishInterceptor> publish,
    List<ExecutionInterceptor> execution,
    List<SettlementListener> settlement) {

  /** No interceptor at all. */
  public static final Interceptors NONE = of(List.of());

  private static final Logger log =
      GuardedLogger.of(LoggerFactory.getLogger("io.boilermaker.Boilermaker"));

  private static final List<Class<? extends Interceptor>> SERVICES =
      List.of(
          Interceptor.class,
          PublishInterceptor.class,
          ExecutionInterceptor.class,
          SettlementListener.class);

  /** Sorts interceptors. */
  public static Interceptors of(List<Interceptor> given) {
    List<Interceptor> all = new ArrayList<>(given);
    // Stable: the order given decides between equal ones.
    all.sort(Comparator.comparingInt(Interceptor::priority));
    return new Interceptors(
        List.copyOf(all),
        kind(all, PublishInterceptor.class),
        kind(all, ExecutionInterceptor.class),
        kind(all, SettlementListener.class));
  }

  private static <T> List<T> kind(List<Interceptor> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * Finds those that are registered as services, and adds them to others.
   *
   * @param given come first among equal ones
   * @param loaders where to look; a class that several find is taken once
   * @throws IllegalStateException if one cannot be loaded
   */
  public static Interceptors found(List<Interceptor> given, Collection<ClassLoader> loaders) {
    Map<Class<?>, Interceptor> found = new LinkedHashMap<>();
    for (ClassLoader loader : loaders) {
      for (Class<? extends Interceptor> service : SERVICES) {
        load(service, loader, found);
      }
    }
    List<Interceptor> all = new ArrayList<>(given);
    all.addAll(found.values());
    return all.isEmpty() ? NONE : of(all);
  }

  private static void load(
      Class<? extends Interceptor> service, ClassLoader loader, Map<Class<?>, Interceptor> found) {
    try {
      ServiceLoader.load(service, loader).stream()
          .filter(provider -> !found.containsKey(provider.type()))
          .forEach(provider -> found.put(provider.type(), provider.get()));
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException("an interceptor cannot be loaded: " + Thrown.chain(e), e);
    }
  }

  /** Tells whether there is none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Tells all that their application is built. */
  public void opened(ApplicationView application) {
    all.forEach(each -> guarded(each, called -> called.opened(application)));
  }

  /** Tells all that their application has closed. */
  public void closed(ApplicationView application) {
    all.forEach(each -> guarded(each, called -> called.closed(application)));
  }

  /** Calls a listener, whose exceptions cost a line in the log and no more. */
  static <T> void guarded(T listener, Consumer<T> call) {
    try {
      call.accept(listener);
    } catch (Throwable t) {
      Thrown.log(
          () -> log.atError().addArgument(listener.getClass().getName()),
          "The interceptor {} failed, which changes nothing",
          t);
    }
  }
}
