package io.boilermaker.broker.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in a process of its own, as users run it. */
class BrokerProgramTest {

  @Test
  void prints_the_connection_string_and_runs_until_it_is_stopped() throws Exception {
    Process program =
        BrokerProcess.start("--queue", "tasks,lock=30s", "--queue", "other", "--port", "0");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
      String connectionString = out.readLine();
      try (ServiceBusSenderClient sender =
          new ServiceBusClientBuilder()
              .connectionString(connectionString)
              .sender()
              .queueName("other")
              .buildClient()) {
        sender.sendMessage(new ServiceBusMessage("x"));
      }
      program.toHandle().destroy();
      assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(143);
      assertThat(out.readLine()).isNull();
      assertThat(program.getErrorStream().readAllBytes()).isEmpty();
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void takes_its_queues_from_a_file_and_from_administration_clients(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("Config.json");
    Files.writeString(
        file,
        """
        {"UserConfig": {"Namespaces": [{"Name": "sbemulatorns", "Queues": [
          {"Name": "configured", "Properties": {"MaxDeliveryCount": 7}}]}]}}
        """);
    Process program =
        BrokerProcess.start(
            "--config", file.toString(), "--queue", "a", "--port", "0", "--admin-port", "0");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
      out.readLine();
      ServiceBusAdministrationClient client = AdministrationClients.client(out.readLine());
      assertThat(client.getQueue("configured").getMaxDeliveryCount()).isEqualTo(7);
      client.createQueue("created");
      assertThat(client.listQueues())
          .extracting(QueueProperties::getName)
          .containsExactly("configured", "a", "created");
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  @DisplayName("B-22: a client that speaks TLS gets a hint in the log")
  void a_client_on_the_wrong_scheme_gets_a_hint() throws Exception {
    Process program = BrokerProcess.start("--queue", "a", "--port", "0");
    try (BufferedReader out =
            new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8));
        BufferedReader err =
            new BufferedReader(new InputStreamReader(program.getErrorStream(), UTF_8))) {
      int port = AdministrationClients.port(out.readLine());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 10, 0, 0, 0});
        assertThat(err.readLine())
            .contains("wants TLS", "connection string must say UseDevelopmentEmulator=true");
      }
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void with_tls_the_certificate_is_printed_and_written(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("broker.pem");
    Process program =
        BrokerProcess.start(
            "--queue", "a", "--port", "0", "--tls", "--tls-certificate", file.toString());
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).startsWith("Endpoint=sb://").doesNotContain("Emulator");
      List<String> written = Files.readAllLines(file);
      assertThat(written).startsWith("-----BEGIN CERTIFICATE-----").hasSizeGreaterThan(5);
      for (String line : written) {
        assertThat(out.readLine()).isEqualTo(line);
      }
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void what_is_not_supported_in_a_file_is_logged_and_left_out(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("Config.json");
    Files.writeString(
        file,
        """
        {"UserConfig": {"Namespaces": [{"Name": "n", "Topics": [{"Name": "t"}],
          "Queues": [{"Name": "q", "Properties": {"RequiresSession": true}}]}]}}
        """);
    Process program =
        BrokerProcess.start("--config", file.toString(), "--ignore-unsupported", "--port", "0");
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(program.getErrorStream(), UTF_8))) {
      assertThat(err.readLine()).contains("/Topics/0 ('t'): topics are not supported");
      assertThat(err.readLine()).contains("RequiresSession: sessions are not supported");
      assertThat(BrokerProcess.connectionString(program)).startsWith("Endpoint=sb://");
    } finally {
      program.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--queue a --bogus|Unknown option: '--bogus'",
        "--port 0|there is no queue: give one by --queue or --config",
        "--config none.json|none.json: there is no such file",
        "--queue a --admin-port 70000|port must be 0 to 65535",
        "--queue a,lock=soon|'lock=soon' is not a duration",
        "--queue a --queue A|there is already a queue 'A'",
        "--queue a --port 70000|port must be 0 to 65535",
        "--queue a --max-bytes 0|the most bytes must be positive",
        "--queue a --tls-certificate a.pem|--tls-certificate needs --tls or --tls-keystore",
        "--queue a --port 0 --tls --tls-certificate none/a.pem|there is no folder for 'none/a.pem'",
        "--queue a --tls-keystore none.p12|the key store 'none.p12' does not exist"
      })
  void a_mistake_is_one_line_and_exit_code2(String arguments, String message) throws Exception {
    assertThat(failure(arguments.split(" "))).startsWith("boilermaker-broker: ").contains(message);
  }

  @Test
  void a_port_that_is_taken_is_one_line_and_exit_code2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(failure("--queue", "a", "--port", port)).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void help_and_version_are_shown() throws Exception {
    assertThat(output("--help"))
        .contains(
            "--queue", "--config", "--port", "--admin-port", "--listen", "--anonymous", "--data");
    assertThat(output("--version")).startsWith("boilermaker-broker ");
  }

  @Test
  void data_without_the_library_for_it_is_one_line_and_exit_code_2(@TempDir Path folder)
      throws Exception {
    String data = folder.resolve("data").toString();
    assertThat(failure(BrokerProcess.startWithout("h2-mvstore", "--queue", "a", "--data", data)))
        .contains("needs the library com.h2database:h2-mvstore");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void memory_needs_no_library_for_data() throws Exception {
    Process program = BrokerProcess.startWithout("h2-mvstore", "--queue", "a", "--port", "0");
    assertThat(BrokerProcess.connectionString(program)).startsWith("Endpoint=");
    program.destroyForcibly();
  }

  @Test
  void a_data_directory_is_of_one_process_at_a_time(@TempDir Path folder) throws Exception {
    String[] arguments = {"--queue", "a", "--port", "0", "--data", folder.toString()};
    Process first = BrokerProcess.start(arguments);
    try {
      BrokerProcess.connectionString(first);
      assertThat(failure(arguments)).contains(folder + "' is in use by another broker");
      assertThatThrownBy(
              () -> LocalServiceBus.builder().queue(QueueSpec.named("a")).data(folder).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("is in use by another broker");
    } finally {
      first.destroyForcibly().waitFor();
    }
    LocalServiceBus.builder().queue(QueueSpec.named("a")).data(folder).start().close();
  }

  private static String failure(String... arguments) throws Exception {
    return failure(BrokerProcess.start(arguments));
  }

  private static String failure(Process program) throws Exception {
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    String err = new String(program.getErrorStream().readAllBytes(), UTF_8);
    assertThat(program.exitValue()).as(err).isEqualTo(2);
    assertThat(err.lines()).hasSize(1);
    assertThat(program.getInputStream().readAllBytes()).isEmpty();
    return err;
  }

  private static String output(String... arguments) throws Exception {
    Process program = BrokerProcess.start(arguments);
    String out = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor()).isZero();
    return out;
  }

  // N-S13
  @Test
  void the_key_of_the_environment_is_taken_as_it_is() throws Exception {
    Process program =
        BrokerProcess.startWithKey("a${env:HOME}${sys:user.name}b", "--queue", "q", "--port", "0");
    try {
      assertThat(BrokerProcess.connectionString(program))
          .contains(";SharedAccessKey=a${env:HOME}${sys:user.name}b;");
    } finally {
      program.destroyForcibly();
    }
  }

  // N-S13
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void a_bad_key_of_the_environment_is_refused_and_not_shown(String key) throws Exception {
    Process program = BrokerProcess.startWithKey(key, "--queue", "q", "--port", "0");
    String error = new String(program.getErrorStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor()).isEqualTo(2);
    assertThat(error).startsWith("boilermaker-broker: a shared access key ").doesNotContain("two");
  }

  // N-S12
  @Test
  void refuses_to_be_open_to_the_network_without_a_key_unless_told_so() throws Exception {
    Process refused = BrokerProcess.start("--queue", "q", "--port", "0", "--listen", "0.0.0.0");
    assertThat(new String(refused.getErrorStream().readAllBytes(), UTF_8))
        .startsWith("boilermaker-broker: other machines reach 0.0.0.0")
        .contains("shared access key");
    assertThat(refused.waitFor()).isEqualTo(2);
    Process open =
        BrokerProcess.start("--queue", "q", "--port", "0", "--listen", "0.0.0.0", "--anonymous");
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(open.getErrorStream(), UTF_8))) {
      assertThat(BrokerProcess.connectionString(open)).startsWith("Endpoint=");
      assertThat(err.readLine()).contains("Anonymous clients may do everything");
    } finally {
      open.destroyForcibly();
    }
  }
}
