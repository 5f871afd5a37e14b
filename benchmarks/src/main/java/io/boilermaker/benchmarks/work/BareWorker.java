package io.boilermaker.benchmarks.work;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;

/** The worker process of somebody who has nothing but the SDK. */
public final class BareWorker {

  private BareWorker() {}

  /**
   * Runs tasks until it is killed.
   *
   * @param arguments connection string, queue, concurrency
   */
  public static void main(String[] arguments) {
    LoadApp app = LoadApp.create();
    new ServiceBusClientBuilder()
        .connectionString(arguments[0])
        .processor()
        .queueName(arguments[1])
        .maxConcurrentCalls(Integer.parseInt(arguments[2]))
        .processMessage(context -> HandDecoder.run(app, context.getMessage()))
        .processError(context -> System.err.println(context.getException()))
        .buildProcessorClient()
        .start();
  }
}
