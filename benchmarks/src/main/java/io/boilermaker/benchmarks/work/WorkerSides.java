package io.boilermaker.benchmarks.work;

import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusProcessorClientBuilder;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.Boilermaker;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Side;
import java.util.function.Consumer;

/**
 * The ways to run the tasks of a queue. Each measurement has a queue of its own that is filled
 * before.
 *
 * @param bus where the queue is
 * @param concurrency how many tasks run at the same time
 * @param prefetch how many messages wait in the client
 * @param millis how long a task waits; 0 if it does nothing
 * @param before how many tasks do not count
 * @param counted how many do
 */
record WorkerSides(Bus bus, int concurrency, int prefetch, long millis, int before, int counted) {

  static final String PROCESSOR = "processor by hand";
  static final String EMPTY = "processor, empty handler";
  static final String LOOP = "best loop by hand";
  static final String DEFAULTS = "processor with defaults";

  Side ours() {
    return ours("ours", 0);
  }

  /** Ours with interceptors that only count. */
  Side ours(String name, int interceptors) {
    return new Side(
        name, () -> measure((queue, app, meter) -> runOurs(queue, app, meter, interceptors)));
  }

  /** The SDK's processor, whose handler reads the message and calls the method by hand. */
  Side processor() {
    return new Side(
        PROCESSOR,
        () ->
            measure(
                (queue, app, meter) ->
                    runProcessor(queue, meter, this::tune, m -> HandDecoder.run(app, m))));
  }

  /** The same, but messages are not looked at. */
  Side emptyProcessor() {
    return new Side(
        EMPTY,
        () ->
            measure(
                (queue, app, meter) -> runProcessor(queue, meter, this::tune, m -> meter.event())));
  }

  /** The SDK's processor as it is if nothing is set. */
  Side defaultProcessor() {
    return new Side(
        DEFAULTS,
        () ->
            measure(
                (queue, app, meter) ->
                    runProcessor(queue, meter, b -> {}, m -> HandDecoder.run(app, m))));
  }

  /** The asynchronous receiver, used as well as we know how. */
  Side loop() {
    return new Side(
        LOOP,
        () -> measure((queue, app, meter) -> runLoop(queue, meter, m -> HandDecoder.run(app, m))));
  }

  private interface Worker {
    void run(String queue, LoadApp app, Meter meter) throws Exception;
  }

  private Figures measure(Worker worker) throws Exception {
    return measure(bus.filledQueue(before + counted), worker);
  }

  private Figures measure(String queue, Worker worker) throws Exception {
    Meter meter = new Meter(before, counted);
    worker.run(queue, new LoadApp(number -> work(meter)), meter);
    return meter.await();
  }

  /** Measures ours on a queue that has enough messages. */
  Figures runOurs(String queue) throws Exception {
    return measure(queue, (name, app, meter) -> runOurs(name, app, meter, 0));
  }

  private void work(Meter meter) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    meter.event();
  }

  private void runOurs(String queue, LoadApp app, Meter meter, int interceptors) throws Exception {
    try (Boilermaker<LoadApp> worker =
        PassingInterceptor.add(Boilermaker.builder(app), interceptors)
            .config(bus.config(queue).concurrency(concurrency).prefetch(prefetch).build())
            .build()) {
      worker.start();
      meter.await();
    }
  }

  private void tune(ServiceBusProcessorClientBuilder builder) {
    builder.maxConcurrentCalls(concurrency).prefetchCount(prefetch);
  }

  private void runProcessor(
      String queue,
      Meter meter,
      Consumer<ServiceBusProcessorClientBuilder> settings,
      Consumer<ServiceBusReceivedMessage> handler)
      throws Exception {
    ServiceBusProcessorClientBuilder builder =
        bus.client()
            .processor()
            .queueName(queue)
            .processMessage(context -> handler.accept(context.getMessage()))
            .processError(context -> {});
    settings.accept(builder);
    try (ServiceBusProcessorClient processor = builder.buildProcessorClient()) {
      processor.start();
      meter.await();
    }
  }

  private void runLoop(String queue, Meter meter, Consumer<ServiceBusReceivedMessage> handler)
      throws Exception {
    try (var loop = new HandLoop(bus.client(), queue, concurrency, prefetch, handler)) {
      loop.start();
      meter.await();
    }
  }
}
