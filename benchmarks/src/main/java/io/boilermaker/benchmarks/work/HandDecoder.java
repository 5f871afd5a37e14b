package io.boilermaker.benchmarks.work;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A handler as written by hand for this one task: it finds the arguments in the message, ignores
 * all else, and calls the method.
 */
final class HandDecoder {

  private static final JsonFactory JSON = new JsonFactory();

  private HandDecoder() {}

  /** Reads a message and runs its task. */
  static void run(LoadApp app, ServiceBusReceivedMessage message) {
    try (JsonParser in = JSON.createParser(message.getBody().toBytes())) {
      in.nextToken();
      String name = "";
      Arguments arguments = null;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        in.nextToken();
        if (field.equals("function_name")) {
          name = in.getText();
        } else if (field.equals("payload")) {
          arguments = payload(in);
        } else {
          in.skipChildren();
        }
      }
      if (arguments == null || !name.equals(Workload.NAME)) {
        throw new IllegalArgumentException("not the task: " + name);
      }
      Workload.load(
          app, arguments.number(), arguments.customer(), arguments.lines(), arguments.urgent());
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private record Arguments(long number, String customer, List<String> lines, boolean urgent) {}

  private static Arguments payload(JsonParser in) throws IOException {
    long number = 0;
    String customer = "";
    List<String> lines = new ArrayList<>();
    boolean urgent = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      if (field.equals("args")) {
        in.nextToken();
        number = in.getLongValue();
        in.nextToken();
        customer = in.getText();
        in.nextToken();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          lines.add(in.getText());
        }
        in.nextToken();
      } else {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          in.nextToken();
          urgent = in.getBooleanValue();
        }
      }
    }
    return new Arguments(number, customer, lines, urgent);
  }
}
