package com.example;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A worker with a connection string, and without what requests tokens. */
class WithoutIdentityTest {

  private static final String REQUESTS_TOKENS =
      ".*[/\\\\](azure-identity|azure-core-http-jdk-httpclient|msal4j|jna)[^/\\\\]*\\.jar";

  // N-S14
  @Test
  void a_worker_with_a_connection_string_needs_no_azure_identity() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(REQUESTS_TOKENS))
            .collect(Collectors.joining(File.pathSeparator));
    try (var processes = new WorkerProcesses(queue -> queue);
        JavaProcess worker =
            JavaProcess.start(classPath, AppWorker.class, processes.environment())) {
      worker.awaitLine("Registered ");
      processes.publisher.publish("background_task1", List.of("first-arg"), Map.of());
      worker.awaitLine("Completed Task");
    }
  }
}
