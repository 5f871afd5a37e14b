package io.boilermaker.benchmarks.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.benchmarks.codec.CodecTasks.Address;
import io.boilermaker.benchmarks.codec.CodecTasks.Card;
import io.boilermaker.benchmarks.codec.CodecTasks.Colour;
import io.boilermaker.benchmarks.codec.CodecTasks.Customer;
import io.boilermaker.benchmarks.codec.CodecTasks.Line;
import io.boilermaker.benchmarks.codec.CodecTasks.Payment;
import io.boilermaker.benchmarks.codec.CodecTasks.Transfer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads messages by Jackson's parser: all that ours reads, with none of its checks but those that
 * Jackson makes by itself.
 */
final class HandReader {

  private static final JsonFactory JSON = new JsonFactory();

  private HandReader() {}

  /** Reads one argument or all of them. */
  @FunctionalInterface
  interface Part {
    Object read(JsonParser in) throws IOException;
  }

  record Order(long number, String customer, List<String> articles, String note) {}

  record Call(Object args, boolean urgent) {}

  record FlagAndCount(boolean flag, int count) {}

  record IdAndTime(UUID id, Instant time) {}

  record PriceAndColour(BigDecimal price, Colour colour) {}

  static Object order(byte[] body) throws IOException {
    try (JsonParser in = JSON.createParser(body)) {
      in.nextToken();
      return HandTask.read(in);
    }
  }

  static Object arguments(byte[] body, Part args) throws IOException {
    try (JsonParser in = JSON.createParser(body)) {
      in.nextToken();
      return payload(in, args);
    }
  }

  /** From the start of a payload to its end; the only keyword is that of the order. */
  static Call payload(JsonParser in, Part part) throws IOException {
    Object args = null;
    boolean urgent = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      if (in.currentName().equals("args")) {
        in.nextToken();
        in.nextToken();
        args = part.read(in);
        in.nextToken();
      } else {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          in.nextToken();
          urgent = in.getBooleanValue();
        }
      }
    }
    if (args == null) {
      throw new IllegalArgumentException("no arguments");
    }
    return new Call(args, urgent);
  }

  static Order orderArguments(JsonParser in) throws IOException {
    long number = in.getLongValue();
    in.nextToken();
    String customer = in.getText();
    in.nextToken();
    List<String> articles = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      articles.add(in.getText());
    }
    in.nextToken();
    return new Order(number, customer, articles, in.getText());
  }

  static FlagAndCount flagAndCount(JsonParser in) throws IOException {
    boolean flag = in.getBooleanValue();
    in.nextToken();
    return new FlagAndCount(flag, in.getIntValue());
  }

  static IdAndTime idAndTime(JsonParser in) throws IOException {
    UUID id = UUID.fromString(in.getText());
    in.nextToken();
    return new IdAndTime(id, Instant.parse(in.getText()));
  }

  static PriceAndColour priceAndColour(JsonParser in) throws IOException {
    BigDecimal price = in.getDecimalValue();
    in.nextToken();
    return new PriceAndColour(price, Colour.valueOf(in.getText()));
  }

  static Customer customer(JsonParser in) throws IOException {
    String name = "";
    Address address = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "name" -> name = in.getText();
        case "address" -> address = address(in);
        default -> in.skipChildren();
      }
    }
    if (address == null) {
      throw new IllegalArgumentException("no address");
    }
    return new Customer(name, address);
  }

  private static Address address(JsonParser in) throws IOException {
    String street = "";
    String city = "";
    int code = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "street" -> street = in.getText();
        case "city" -> city = in.getText();
        case "code" -> code = in.getIntValue();
        default -> in.skipChildren();
      }
    }
    return new Address(street, city, code);
  }

  static List<Line> lines(JsonParser in) throws IOException {
    List<Line> lines = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      lines.add(line(in));
    }
    return lines;
  }

  private static Line line(JsonParser in) throws IOException {
    String article = "";
    int count = 0;
    BigDecimal price = BigDecimal.ZERO;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "article" -> article = in.getText();
        case "count" -> count = in.getIntValue();
        case "price" -> price = in.getDecimalValue();
        default -> in.skipChildren();
      }
    }
    return new Line(article, count, price);
  }

  static Map<String, String> map(JsonParser in) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      entries.put(key, in.getText());
    }
    return entries;
  }

  static Payment payment(JsonParser in) throws IOException {
    String type = "";
    String text = "";
    int year = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "type" -> type = in.getText();
        case "number", "iban" -> text = in.getText();
        case "year" -> year = in.getIntValue();
        default -> in.skipChildren();
      }
    }
    return type.equals("Card") ? new Card(text, year) : new Transfer(text);
  }
}
