package io.boilermaker.benchmarks.work;

import io.boilermaker.Boilermaker;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.PublishInterceptor;
import io.boilermaker.interceptor.Settled;
import io.boilermaker.interceptor.SettlementListener;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** An interceptor of all kinds that does as little as one can: counts. */
final class PassingInterceptor
    implements PublishInterceptor, ExecutionInterceptor, SettlementListener {

  static final String ONE = "with 1 interceptor";
  static final String THREE = "with 3 interceptors";

  private final LongAdder calls = new LongAdder();

  /** Adds as many as wanted to an application. */
  static <S> Boilermaker.Builder<S> add(Boilermaker.Builder<S> builder, int count) {
    for (int i = 0; i < count; i++) {
      builder.interceptor(new PassingInterceptor());
    }
    return builder;
  }

  @Override
  public void publish(Publication publication) {
    calls.increment();
  }

  @Override
  public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
    calls.increment();
    return next.run();
  }

  @Override
  public void completed(Settled message) {
    calls.increment();
  }
}
