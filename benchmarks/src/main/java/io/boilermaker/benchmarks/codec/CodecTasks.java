package io.boilermaker.benchmarks.codec;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One task for each shape of arguments; the processor writes their codecs. */
final class CodecTasks {

  private CodecTasks() {}

  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  record Address(String street, String city, int code) {}

  record Customer(String name, Address address) {}

  record Line(String article, int count, BigDecimal price) {}

  sealed interface Payment permits Card, Transfer {}

  record Card(String number, int year) implements Payment {}

  record Transfer(String iban) implements Payment {}

  /** The task whose whole message is measured. */
  @BackgroundTask
  static void order(
      CodecApp app,
      long number,
      String customer,
      List<String> articles,
      String note,
      @Default("false") boolean urgent) {}

  @BackgroundTask
  static void aLong(CodecApp app, long number) {}

  @BackgroundTask
  static void aText(CodecApp app, String text) {}

  @BackgroundTask
  static void flagAndCount(CodecApp app, boolean flag, int count) {}

  @BackgroundTask
  static void idAndTime(CodecApp app, UUID id, Instant time) {}

  @BackgroundTask
  static void priceAndColour(CodecApp app, BigDecimal price, Colour colour) {}

  @BackgroundTask
  static void nested(CodecApp app, Customer customer) {}

  @BackgroundTask
  static void records(CodecApp app, List<Line> lines) {}

  @BackgroundTask
  static void map(CodecApp app, Map<String, String> entries) {}

  @BackgroundTask
  static void bytes(CodecApp app, byte[] content) {}

  @BackgroundTask
  static void oneOf(CodecApp app, Payment payment) {}
}
