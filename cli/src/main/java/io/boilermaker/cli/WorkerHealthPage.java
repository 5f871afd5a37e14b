package io.boilermaker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a worker's management port says.
 *
 * @param url where it was asked
 * @param isWell whether it answered that it is well
 * @param answer its answer, or why there is none
 */
record WorkerHealthPage(String url, boolean isWell, String answer) {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  static WorkerHealthPage ask(String url) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url.endsWith("/") ? url : url + "/"))
              .timeout(LIMIT)
              .build();
      var answer =
          HttpClient.newBuilder()
              .connectTimeout(LIMIT)
              .build()
              .send(request, BodyHandlers.ofString());
      return new WorkerHealthPage(url, answer.statusCode() == 200, answer.body());
    } catch (IOException | IllegalArgumentException e) {
      return new WorkerHealthPage(url, false, "no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WorkerHealthPage(url, false, "interrupted");
    }
  }

  String line() {
    return "worker " + url + ": " + (isWell ? "" : "not well: ") + answer.strip();
  }

  ObjectNode json() {
    ObjectNode json = JsonTexts.object();
    json.put("url", url);
    json.put("well", isWell);
    JsonNode read = JsonTexts.read(answer).orElse(null);
    if (read == null) {
      json.put("answer", answer);
    } else {
      json.set("answer", read);
    }
    return json;
  }
}
