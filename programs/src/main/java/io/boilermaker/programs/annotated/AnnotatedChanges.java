package io.boilermaker.programs.annotated;

import io.boilermaker.manifest.BreakingChange;
import io.boilermaker.manifest.Compatibility;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.programs.annotated.AnnotatedTypes.Fault;
import io.boilermaker.programs.annotated.Arrivals.Arrival;
import io.boilermaker.programs.change.Release;
import io.boilermaker.programs.run.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes annotated types, and gives messages of the last release to the next. */
final class AnnotatedChanges {

  private final Map<String, AnnotatedEdit> edits;
  private final List<Fault> faults = new ArrayList<>();
  private int judged;

  /**
   * @param edits by the names of their packages
   */
  AnnotatedChanges(Map<String, AnnotatedEdit> edits) {
    this.edits = edits;
  }

  List<Fault> run() {
    Map<String, AnnotatedType> old = new TreeMap<>();
    Map<String, AnnotatedType> next = new TreeMap<>();
    edits.forEach((name, edit) -> old.put(name, edit.before()));
    try (Folder folder = new Folder();
        Release before = Release.of(AnnotatedRound.sources(old), folder)) {
      edits.keySet().retainAll(before.packages());
      edits.forEach((name, edit) -> next.put(name, edit.now()));
      try (Release now = Release.of(AnnotatedRound.sources(next), folder);
          Arrivals arrivals = new Arrivals(now.classes())) {
        edits.keySet().retainAll(now.packages());
        edits.forEach((name, edit) -> check(name, edit, before, now, arrivals));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults;
  }

  /** Returns how many changes could be judged. */
  int judged() {
    return judged;
  }

  private void check(
      String name, AnnotatedEdit edit, Release before, Release now, Arrivals arrivals) {
    List<BreakingChange> breaks =
        Compatibility.breakingChanges(
            before.only(List.of(name + ".task")),
            now.only(List.of(name + ".task")),
            LocalDate.EPOCH);
    boolean isKnown = isDescribed(before.manifest(), name) && isDescribed(now.manifest(), name);
    String wrong = null;
    int sent = 0;
    for (Arrival arrival : arrivals.send(name, before.classes())) {
      sent += arrival.isRefused() ? 0 : 1;
      wrong = wrong == null ? wrong(edit, arrival) : wrong;
    }
    if (sent == 0 || arrivals.send(name, now.classes()).stream().allMatch(Arrival::isRefused)) {
      return; // There are no messages of the last release, or Jackson reads none of the next.
    }
    judged += isKnown ? 1 : 0;
    if (isKnown && breaks.isEmpty() && wrong != null) {
      add("PASSES_AND_BREAKS", name, edit, wrong);
    } else if (edit.isHarmless() && !breaks.isEmpty() && wrong == null) {
      add("REFUSED_FOR_NOTHING", name, edit, breaks.get(0).found());
    }
  }

  /** Returns whether the manifest says more of a type than its name. */
  private static boolean isDescribed(Manifest manifest, String name) {
    String type = name + ".Tasks.Main";
    return manifest.types().containsKey(type)
        || manifest.types().containsKey("jackson<" + type + ">");
  }

  private static @Nullable String wrong(AnnotatedEdit edit, Arrival arrival) {
    if (!arrival.failure().isEmpty()) {
      return arrival.failure() + " " + FieldText.of(arrival.sent());
    }
    return arrival.sent() == null
        ? null
        : Losses.find(edit.before(), arrival.sent(), edit.now(), arrival.arrived());
  }

  private void add(String kind, String name, AnnotatedEdit edit, String description) {
    faults.add(
        new Fault(
            kind, name, List.of(edit.before(), edit.now()), edit.what() + ": " + description));
  }
}
