package io.boilermaker.broker.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is read as a whole, and what is in it in odd forms is no setting. */
class QueueDescriptionReaderTest {

  private static final String BEGIN = "<entry><content><QueueDescription>";
  private static final String END = "</QueueDescription></content></entry>";

  private final QueueDescriptionReader reader = new QueueDescriptionReader();

  @Test
  void counts_that_clients_send_back_are_no_setting() throws AdministrationException {
    RequestedQueue read =
        reader.read(
            BEGIN
                + "<LockDuration>PT7S</LockDuration>"
                + "<CountDetails><ActiveMessageCount>1</ActiveMessageCount></CountDetails>"
                + END
                + "<!-- the end -->");
    assertThat(read.properties()).containsEntry("LockDuration", "PT7S");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|The body is not the XML",
        "</QueueDescription>|The body is not the XML",
        "</QueueDescription></content>|The body is not the XML",
        "</QueueDescription></content></entry>more|The body is not the XML",
        "</QueueDescription></content></entry><entry/>|The body is not the XML",
        "<LockDuration>PT8S</LockDuration></QueueDescription></content></entry>|'LockDuration' twice",
      })
  void a_body_that_does_not_end_as_it_should_is_refused(String end, String reason) {
    String body = BEGIN + "<LockDuration>PT7S</LockDuration>" + (end == null ? "" : end);
    assertThatThrownBy(() -> reader.read(body))
        .isInstanceOf(AdministrationException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"<b/>PT7S", "<b>PT7S</b>", "PT<b>7</b>S"})
  void elements_in_a_setting_are_none_of_its_values(String value) throws AdministrationException {
    RequestedQueue read = reader.read(BEGIN + "<LockDuration>" + value + "</LockDuration>" + END);
    assertThatThrownBy(
            () ->
                new QueueSettings(io.boilermaker.broker.QueueSpec.named("new"))
                    .set("LockDuration", read.properties().get("LockDuration")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not '(elements)'");
  }
}
