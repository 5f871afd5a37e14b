package io.boilermaker.broker.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.queue.Messages;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker opens its own folders as data directories and leaves all others unchanged. */
class DataFolderTest {

  private static final List<QueueSpec> SPECS = List.of(QueueSpec.named("tasks"));
  private static final int DAMAGES = 150;

  @TempDir private Path folder;
  private Path data;
  private Path messages;
  private Path marker;

  @BeforeEach
  void fill() throws IOException {
    data = folder.resolve("new/data");
    messages = data.resolve(DataFolder.MESSAGES);
    marker = data.resolve(DataFolder.MARKER);
    BrokerData opened = open();
    QueueState queue = opened.queues().find("tasks");
    for (int i = 0; i < 30; i++) {
      queue.submit(Messages.living(Duration.ofDays(1 + i)), Instant.now());
      opened.commitLog().endTurn();
    }
    opened.commitLog().close();
  }

  private BrokerData open() throws IOException {
    return BrokerData.open(
        data, SPECS, new Quota(Long.MAX_VALUE), new BrokerTime(Clock.systemUTC()));
  }

  private void assertRefused(String message) throws IOException {
    Map<String, String> before = StoredData.files(folder);
    assertThatThrownBy(this::open)
        .isInstanceOf(DataRefusedException.class)
        .hasMessageContaining("'" + data + "'")
        .hasMessageContaining(message);
    assertThat(StoredData.files(folder)).isEqualTo(before);
  }

  @Test
  void an_empty_folder_is_taken() throws IOException {
    data = Files.createDirectory(folder.resolve("empty"));
    open().commitLog().close();
    assertThat(StoredData.read(data)).contains("tasks");
  }

  @Test
  void a_folder_with_other_files_is_foreign() throws IOException {
    data = folder;
    assertRefused("it holds 'new' and no 'boilermaker-broker.data'. Nothing was changed");
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    data = Files.writeString(folder.resolve("file"), "text");
    assertRefused("it is a file");
  }

  @Test
  void another_format_is_refused() throws IOException {
    Files.writeString(marker, Files.readString(marker).replace("format 1", "format 2"));
    assertRefused("has format 2, and this broker knows format 1");
  }

  @Test
  void a_marker_that_says_something_else_is_refused() throws IOException {
    Files.writeString(marker, "something else");
    assertRefused("'boilermaker-broker.data' cannot be read");
    Files.writeString(marker, "boilermaker-broker data, format 1\nconfirmed much\n");
    assertRefused("'boilermaker-broker.data' has a bad second line");
    Files.writeString(marker, "");
    assertRefused("'boilermaker-broker.data' cannot be read");
  }

  @Test
  void messages_that_are_gone_are_missed() throws IOException {
    Files.delete(messages);
    assertRefused("'messages.mv' holds the changes up to 0, and 30 was confirmed");
    Files.createFile(messages);
    assertRefused("'messages.mv' holds the changes up to 0, and 30 was confirmed");
  }

  @Test
  void a_broker_that_ended_before_it_confirmed_anything_may_have_left_half_a_start()
      throws IOException {
    Files.delete(messages);
    Files.writeString(marker, "");
    open().commitLog().close();
    assertThat(StoredData.read(data)).contains("tasks");
  }

  @Test
  void a_file_of_messages_that_is_none_is_refused() throws IOException {
    Files.write(messages, new byte[100_000]);
    assertRefused("is damaged: ");
  }

  @Test
  void a_broker_of_the_same_process_keeps_its_folder_to_itself() throws IOException {
    BrokerData first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(DataRefusedException.class)
        .hasMessageContaining("is in use by another broker");
    first.commitLog().close();
    open().commitLog().close();
  }

  @Test
  void damage_is_noticed_or_does_no_harm() throws IOException {
    byte[] bytes = Files.readAllBytes(messages);
    String whole = StoredData.read(data);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      Files.write(messages, damaged(bytes, random));
      Map<String, String> before = StoredData.files(folder);
      try {
        assertThat(StoredData.read(data)).isEqualTo(whole);
      } catch (DataRefusedException e) {
        assertThat(e).hasMessageContaining("is damaged");
        refused++;
      }
      assertThat(StoredData.files(folder)).isEqualTo(before);
    }
    // Most of the file is data, and each byte of that is checked.
    assertThat(refused).isGreaterThan(DAMAGES / 3);
  }

  /** Changes a byte, overwrites a part, or cuts off the end. */
  private static byte[] damaged(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    byte[] damaged = whole.clone();
    switch (random.nextInt(3)) {
      case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        for (int i = at; i < Math.min(at + 512, whole.length); i++) {
          damaged[i] = (byte) random.nextInt();
        }
      }
      default -> damaged = Arrays.copyOf(whole, at);
    }
    return damaged;
  }

  @Test
  void the_marker_can_be_read_by_people() throws IOException {
    assertThat(Files.readString(marker, US_ASCII))
        .isEqualTo("boilermaker-broker data, format 1\nconfirmed 0000000000000000030\n");
  }

  // N-S19
  @Test
  void only_the_owner_can_read_what_is_stored() throws IOException {
    assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.getParent())).isEqualTo("rwx------");
    assertThat(permissions(marker)).isEqualTo("rw-------");
    assertThat(permissions(messages)).isEqualTo("rw-------");
  }

  // N-S19
  @Test
  void the_files_of_an_older_broker_are_closed_to_others() throws IOException {
    assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("posix");
    for (Path file : List.of(marker, messages)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
    }
    open().commitLog().close();
    assertThat(permissions(marker)).isEqualTo("rw-------");
    assertThat(permissions(messages)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  // N-S19
  @ParameterizedTest
  @ValueSource(strings = {DataFolder.MARKER, DataFolder.MESSAGES})
  void a_symbolic_link_is_not_followed(String file) throws IOException {
    Path target = folder.resolve("of-somebody-else");
    for (boolean exists : new boolean[] {false, true}) {
      if (exists) {
        Files.createFile(target);
      }
      data = folder.resolve("linked-" + exists);
      Files.createDirectory(data);
      Files.createSymbolicLink(data.resolve(file), target);
      assertThatThrownBy(this::open)
          .isInstanceOf(DataRefusedException.class)
          .hasMessageContaining("'" + file + "' is a symbolic link");
      assertThat(Files.exists(target)).isEqualTo(exists);
    }
    assertThat(target).isEmptyFile();
  }

  // N-R20
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "th-TH-u-nu-thai", "hi-IN-u-nu-deva", "tr-TR"})
  void the_files_are_the_same_in_every_locale(String locale) throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      open().commitLog().close();
      assertThat(Files.readString(marker, US_ASCII))
          .matches("boilermaker-broker data, format 1\nconfirmed [0-9]{19}\n");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(StoredData.read(data)).contains("tasks");
  }
}
