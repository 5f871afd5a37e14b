package io.boilermaker.broker.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {

  private static final String ONE_QUEUE =
      """
      {"UserConfig": {"Namespaces": [{"Name": "sbemulatorns", "Queues": [
        {"Name": "tasks", "Properties": {%s}}
      ]%s}]%s}}
      """;

  @TempDir Path directory;

  @Test
  void the_emulators_file_is_read() throws IOException {
    List<QueueSpec> queues =
        read(
            """
            {
              "UserConfig": {
                "Namespaces": [
                  {
                    "Name": "sbemulatorns",
                    "Queues": [
                      {
                        "Name": "queue.1",
                        "Properties": {
                          "DeadLetteringOnMessageExpiration": true,
                          "DefaultMessageTimeToLive": "PT1H",
                          "DuplicateDetectionHistoryTimeWindow": "PT20S",
                          "ForwardDeadLetteredMessagesTo": "",
                          "ForwardTo": "",
                          "LockDuration": "PT1M",
                          "MaxDeliveryCount": 3,
                          "RequiresDuplicateDetection": true,
                          "RequiresSession": false
                        }
                      },
                      { "Properties": {}, "Name": "plain" },
                      { "Name": "plainer" }
                    ],
                    "Topics": []
                  }
                ],
                "Logging": { "Type": "File" }
              }
            }
            """);
    QueueSpec first =
        QueueSpec.named("queue.1")
            .maxDeliveryCount(3)
            .timeToLive(Duration.ofHours(1))
            .deadLetterOnExpiry(true)
            .duplicateDetection(Duration.ofSeconds(20));
    assertThat(queues).containsExactly(first, QueueSpec.named("plain"), QueueSpec.named("plainer"));
  }

  @Test
  void a_window_without_duplicate_detection_turns_nothing_on() throws IOException {
    assertThat(
            read(ONE_QUEUE.formatted("\"DuplicateDetectionHistoryTimeWindow\": \"PT20S\"", "", "")))
        .containsExactly(QueueSpec.named("tasks"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"LockDuration\": \"1m\"|LockDuration: must be an ISO 8601 duration such as PT30S",
        "\"LockDuration\": \"PT6M\"|LockDuration: lock duration must be more than zero and at most PT5M",
        "\"MaxDeliveryCount\": -1|MaxDeliveryCount: must be a whole number, not '-1'",
        "\"MaxDeliveryCount\": 0|MaxDeliveryCount: maximum delivery count must be 1 to 2000",
        "\"RequiresSession\": true|RequiresSession: sessions are not supported by this broker",
        "\"RequiresSession\": \"no\"|RequiresSession: must be true or false, not 'no'",
        "\"ForwardTo\": \"other\"|ForwardTo: forwarding is not supported by this broker",
        "\"ForwardDeadLetteredMessagesTo\": \"x\"|ForwardDeadLetteredMessagesTo: forwarding",
        "\"LockDuratoin\": \"PT1M\"|LockDuratoin: a queue has no such property",
        "\"Nested\": {\"a\": 1}|Nested/a: unknown"
      })
  void a_bad_property_is_named_by_its_path(String property, String message) {
    assertThatThrownBy(() -> read(ONE_QUEUE.formatted(property, "", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "Config.json: /UserConfig/Namespaces/0/Queues/0/Properties/" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ", \"Topics\": [{\"Name\": \"topic.1\"}]||/Namespaces/0/Topics/0/Name: topics are not supported",
        "|, \"Loging\": {\"Type\": \"File\"}|/UserConfig/Loging/Type: unknown",
        "}, {\"Name\": \"b\"||/UserConfig/Namespaces/1/Name: there can be one namespace only",
        ", ||not JSON: ",
      })
  void what_is_no_queue_is_refused(String inNamespace, String inConfiguration, String message) {
    assertThatThrownBy(
            () -> read(ONE_QUEUE.formatted("", orEmpty(inNamespace), orEmpty(inConfiguration))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  @Test
  void queues_need_a_name_each_its_own() {
    String two = "{\"UserConfig\": {\"Namespaces\": [{\"Queues\": [{\"Name\": \"a\"}, %s]}]}}";
    assertThatThrownBy(() -> read(two.formatted("{\"Name\": \"A\"}")))
        .hasMessageContaining("/Queues/1: the same name as /UserConfig/Namespaces/0/Queues/0");
    assertThatThrownBy(() -> read(two.formatted("{}")))
        .hasMessageContaining("/Queues/1: the queue has no Name");
    assertThatThrownBy(() -> read(two.formatted("{\"Name\": \"-\"}")))
        .hasMessageContaining("/Queues/1: queue name must be");
    assertThatThrownBy(() -> read("{}"))
        .hasMessageContaining("/UserConfig/Namespaces/0/Queues: there is no queue");
    assertThatThrownBy(() -> ConfigurationFile.read(directory.resolve("none.json"), null))
        .hasMessageContaining("none.json: there is no such file");
  }

  @Test
  void what_is_not_supported_is_left_out_with_a_warning_each() throws IOException {
    String text =
        """
        {"UserConfig": {"Namespaces": [
          {"Name": "a",
           "Queues": [
             {"Name": "tasks", "Properties": {
               "RequiresSession": true, "ForwardTo": "x", "ForwardDeadLetteredMessagesTo": "y",
               "MaxDeliveryCount": 3}},
             {"Name": "plain", "Properties": {"RequiresSession": false}}],
           "Topics": [
             {"Name": "topic.1", "Properties": {"a": 1},
              "Subscriptions": [{"Name": "s", "Rules": [{"Name": "r"}]}]},
             {}]},
          {"Name": "b", "Queues": [{"Name": "elsewhere"}]}]}}
        """;
    List<String> warnings = new ArrayList<>();
    assertThat(read(text, warnings::add))
        .containsExactly(QueueSpec.named("tasks").maxDeliveryCount(3), QueueSpec.named("plain"));
    String namespace = "/UserConfig/Namespaces/0/";
    String properties = namespace + "Queues/0/Properties/";
    String end = " not supported by this broker; it is left out";
    assertThat(warnings)
        .containsExactly(
            properties + "RequiresSession: sessions are" + end,
            properties + "ForwardTo: forwarding is" + end,
            properties + "ForwardDeadLetteredMessagesTo: forwarding is" + end,
            namespace + "Topics/0 ('topic.1'): topics are" + end,
            namespace + "Topics/1: topics are" + end,
            "/UserConfig/Namespaces/1 ('b'): there can be one namespace only; it is left out");
  }

  @Test
  void a_mistake_is_refused_also_where_the_unsupported_is_left_out() {
    for (String property : List.of("\"LockDuratoin\": \"PT1M\"", "\"RequiresSession\": 1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read(ONE_QUEUE.formatted(property, "", ""), warning -> {}));
    }
  }

  @Test
  void rules_of_the_namespace_and_of_queues_are_read() throws IOException {
    String text =
        """
        {"UserConfig": {"Namespaces": [{
          "AuthorizationRules": [
            {"KeyName": "senders", "PrimaryKey": "s", "Rights": ["Send"]},
            {"KeyName": "RootManageSharedAccessKey", "PrimaryKey": "r",
             "Rights": ["Listen", "send", "Manage"]}],
          "Queues": [{
            "AuthorizationRules": [{"KeyName": "l", "PrimaryKey": "k", "Rights": ["Listen"]}],
            "Name": "tasks"}]}]}}
        """;
    LocalServiceBus.Builder builder = LocalServiceBus.builder();
    ConfigurationFile.read(write(text), null).addTo(builder);
    try (LocalServiceBus bus = builder.start()) {
      assertThat(bus.connectionString())
          .contains(";SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=r;");
      assertThat(bus.connectionString("senders"))
          .contains(";SharedAccessKeyName=senders;SharedAccessKey=s;");
      assertThat(bus.connectionString("l"))
          .contains(";EntityPath=tasks;SharedAccessKeyName=l;SharedAccessKey=k;");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"KeyName\": \"a\"|0: a rule has a KeyName and a PrimaryKey",
        "\"KeyName\": \"a\", \"PrimaryKey\": \"k\"|0: a rule has one right at least",
        "\"KeyName\": \"a;\", \"PrimaryKey\": \"k\", \"Rights\": [\"Send\"]|0: the name of a rule is",
        "\"Rights\": [\"Sned\"]|0/Rights/0: must be Listen, Send or Manage, not 'Sned'",
        "\"Key\": \"a\"|0/Key: a rule has no such property"
      })
  void a_bad_rule_is_named_by_its_path(String rule, String message) {
    String rules = ", \"AuthorizationRules\": [{" + rule + "}]";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(ONE_QUEUE.formatted("", rules, "")))
        .withMessageContaining("/UserConfig/Namespaces/0/AuthorizationRules/" + message);
  }

  private List<QueueSpec> read(String text) throws IOException {
    return read(text, null);
  }

  private List<QueueSpec> read(String text, Consumer<String> unsupported) throws IOException {
    Configuration configuration = ConfigurationFile.read(write(text), unsupported);
    configuration.addTo(LocalServiceBus.builder());
    return configuration.queues();
  }

  private Path write(String text) throws IOException {
    Path file = directory.resolve("Config.json");
    Files.writeString(file, text);
    return file;
  }
}
