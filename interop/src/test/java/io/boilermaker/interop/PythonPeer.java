package io.boilermaker.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process that runs {@code peer.py}: the real Python package, which publishes and works as told.
 */
final class PythonPeer implements AutoCloseable {

  static final Path INTERPRETER = Path.of(".venv/bin/python");

  private static final Path LOG = Path.of("target/python.log");
  private static final long PATIENCE_SECONDS = 60;

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Writer orders;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final List<List<String>> runs = new CopyOnWriteArrayList<>();

  PythonPeer() throws IOException {
    this("peer.py", Map.of());
  }

  private PythonPeer(String program, Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(INTERPRETER.toString(), "src/test/python/" + program)
            .redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("HYPOTHESIS_STORAGE_DIRECTORY", "target/hypothesis");
    builder.environment().putAll(environment);
    this.process = builder.start();
    this.orders = process.outputWriter(UTF_8);
    var reader = new Thread(this::read, "output of peer.py");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts {@code release_peer.py} with a release of the package that interop/install has put
   * there.
   */
  static PythonPeer of(String release) throws IOException {
    Path packages = Releases.folder(release).toAbsolutePath();
    return new PythonPeer("release_peer.py", Map.of("PYTHONPATH", packages.toString()));
  }

  private void read() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        JsonNode node = json.readTree(line);
        if (node.has("ran")) {
          List<String> run = new ArrayList<>();
          node.get("ran").forEach(value -> run.add(value.asText()));
          runs.add(List.copyOf(run));
        } else {
          answers.add(node);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Gives an order and waits for its answer.
   *
   * @throws PythonException if Python raised something
   */
  JsonNode order(String name, Map<String, ?> arguments) {
    return order(name, arguments, asked -> false);
  }

  /**
   * Gives an order during which Python asks.
   *
   * @param decide the answer to what Python asks
   */
  synchronized JsonNode order(String name, Map<String, ?> arguments, Predicate<JsonNode> decide) {
    ObjectNode order = json.valueToTree(arguments);
    order.put("order", name);
    try {
      write(order);
      JsonNode answer = answer(order);
      while (answer.has("asked")) {
        write(json.createObjectNode().put("answer", decide.test(answer.get("asked"))));
        answer = answer(order);
      }
      if (answer.has("error")) {
        throw new PythonException(answer.get("error").asText());
      }
      return answer.get("answer");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted in " + order, e);
    }
  }

  private void write(ObjectNode line) throws IOException {
    orders.write(json.writeValueAsString(line) + "\n");
    orders.flush();
  }

  private JsonNode answer(ObjectNode order) throws InterruptedException {
    JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer to " + order + "; see interop/" + LOG);
    }
    return answer;
  }

  JsonNode order(String name) {
    return order(name, Map.of());
  }

  /** What ran since {@link #forget}: the names of tasks, each with its arguments. */
  List<List<String>> runs() {
    // Its answer comes after all that Python has told before.
    order("nothing");
    return List.copyOf(runs);
  }

  void forget() {
    runs.clear();
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  /** What Python raised. */
  static final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PythonException(String message) {
      super(message);
    }
  }
}
