package io.boilermaker.recipes;

import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.PublishInterceptor;
import java.util.concurrent.CompletionStage;

/** Carries the tenant of the caller to the task, and on to its retries, callbacks and calls. */
public final class Tenants implements PublishInterceptor, ExecutionInterceptor {

  private static final String TENANT = "tenant";
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  /** Returns the tenant that the current thread works for. */
  public static String current() {
    return CURRENT.get();
  }

  /** Runs something for a tenant. */
  public static void with(String tenant, Runnable work) {
    CURRENT.set(tenant);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }

  @Override
  public void publish(Publication publication) {
    if (publication.kind() != Publication.Kind.CALL) {
      publication.keep(TENANT);
    } else if (current() == null) {
      throw new IllegalStateException("no tenant");
    } else {
      publication.property(TENANT, current());
    }
  }

  @Override
  public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
    if (!(execution.properties().get(TENANT) instanceof String tenant)) {
      throw new IllegalStateException("a message without a tenant");
    }
    CURRENT.set(tenant);
    try {
      return next.run();
    } finally {
      CURRENT.remove();
    }
  }
}
