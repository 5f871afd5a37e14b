package io.boilermaker.benchmarks.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** The shares of libraries and methods in CPU time and allocation, from a recording. */
final class ProfileReport {

  private static final String JAVA = "JDK alone";

  /** The first that a class name starts with is its library. */
  private static final List<Map.Entry<String, String>> LIBRARIES =
      List.of(
          Map.entry("io.boilermaker.benchmarks.", "benchmark and its tasks"),
          Map.entry("io.boilermaker.", "Boilermaker"),
          Map.entry("com.azure.", "Azure SDK"),
          Map.entry("com.microsoft.azure.", "Azure SDK"),
          Map.entry("org.apache.qpid.", "proton-j"),
          Map.entry("reactor.", "Reactor"),
          Map.entry("com.fasterxml.jackson.", "Jackson"));

  private static final int MOST_ROWS = 15;

  private final List<RecordedEvent> samples;
  private final List<RecordedEvent> allocations;

  private ProfileReport(List<RecordedEvent> events) {
    this.samples = named(events, "jdk.ExecutionSample");
    this.allocations = named(events, "jdk.ObjectAllocationSample");
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .filter(event -> event.getStackTrace() != null)
        .filter(event -> !innermost(event).getType().getName().equals(Profile.class.getName()))
        .toList();
  }

  /** The report on a recording, as Markdown. */
  static String of(Path recording) throws IOException {
    var report = new ProfileReport(RecordingFile.readAllEvents(recording));
    return report.samples.size()
        + " samples of running threads, "
        + report.allocations.size()
        + " of allocations.\n"
        + table("CPU by the innermost library", report.cpu(ProfileReport::library))
        + table("CPU by its method", report.cpu(ProfileReport::method))
        + table("CPU by thread", report.cpu(ProfileReport::thread))
        + table("Allocated bytes by the innermost library", report.bytes(ProfileReport::library))
        + table("Allocated bytes by its method", report.bytes(ProfileReport::method));
  }

  private Map<String, Long> cpu(Function<RecordedEvent, String> key) {
    return sums(samples, key, event -> 1);
  }

  private Map<String, Long> bytes(Function<RecordedEvent, String> key) {
    return sums(allocations, key, event -> event.getLong("weight"));
  }

  private static Map<String, Long> sums(
      List<RecordedEvent> events,
      Function<RecordedEvent, String> key,
      ToLongFunction<RecordedEvent> weight) {
    Map<String, Long> sums = new HashMap<>();
    events.forEach(event -> sums.merge(key.apply(event), weight.applyAsLong(event), Long::sum));
    return sums;
  }

  /** Threads of one pool are one. */
  private static String thread(RecordedEvent event) {
    String name = event.getThread("sampledThread").getJavaName();
    return name.replaceAll("\\d+", "N");
  }

  private static String library(RecordedEvent event) {
    return library(innermost(event));
  }

  private static String method(RecordedEvent event) {
    RecordedMethod method = innermost(event);
    return method.getType().getName() + "." + method.getName();
  }

  /** The method that called into the JDK, or was running itself. */
  private static RecordedMethod innermost(RecordedEvent event) {
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    return frames.stream()
        .map(RecordedFrame::getMethod)
        .filter(method -> !library(method).equals(JAVA))
        .findFirst()
        .orElse(frames.get(0).getMethod());
  }

  private static String library(RecordedMethod method) {
    String type = method.getType().getName();
    return LIBRARIES.stream()
        .filter(library -> type.startsWith(library.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(type.matches("(java|jdk|sun|com\\.sun)\\..*") ? JAVA : "others");
  }

  private static String table(String title, Map<String, Long> sums) {
    double all = sums.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder table = new StringBuilder("\n| " + title + " | % |\n|---|---:|\n");
    sums.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_ROWS)
        .forEach(
            row ->
                table.append(
                    String.format("| %s | %.1f |%n", row.getKey(), row.getValue() * 100 / all)));
    return table.toString();
  }
}
