package io.boilermaker.processor;

import io.boilermaker.processor.NamedType.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which codecs look up another one when a value needs it, and not when they are made. They
 * do where types contain each other, since neither codec could be made first, and where codecs that
 * need each other would go too deep: the JVM makes one while it makes the other, on one stack.
 *
 * <p>A sealed hierarchy always has the codecs of its records at once. So in a cycle all records
 * look up the hierarchies, and those records that were found before.
 */
final class CodecLinks {

  /** The links before all types are known: nothing is looked up. */
  static final CodecLinks NONE = new CodecLinks(List.of());

  /** The most codecs that are made while another one is. No message nests deeper than 200. */
  private static final int DEEPEST = 50;

  private final List<NamedType> all;
  private final int[] numbers;
  private final int[] lowest;
  private final int[] cycles;
  private final Deque<NamedType> open = new ArrayDeque<>();
  private int nextNumber = 1;
  private int nextCycle = 1;
  private final Map<NamedType, Set<NamedType>> lookedUp = new HashMap<>();

  /** A type whose links are being followed. */
  private record Visit(NamedType type, Iterator<NamedType> rest) {

    static Visit of(NamedType type) {
      return new Visit(type, type.uses().keySet().iterator());
    }
  }

  private CodecLinks(List<NamedType> all) {
    this.all = all;
    this.numbers = new int[all.size()];
    this.lowest = new int[all.size()];
    this.cycles = new int[all.size()];
  }

  /**
   * Decides for all types.
   *
   * @param all the types by their indices
   */
  static CodecLinks of(List<NamedType> all) {
    var links = new CodecLinks(all);
    for (NamedType type : all) {
      if (links.numbers[type.index()] == 0) {
        links.findCycles(type);
      }
    }
    links.decide();
    return links;
  }

  boolean isLookedUp(NamedType from, NamedType to) {
    return lookedUp.getOrDefault(from, Set.of()).contains(to);
  }

  /**
   * Numbers the cycles that can be reached from a type, each after those that it leads to: Tarjan's
   * algorithm, without recursion. A type in no cycle is one for itself.
   */
  private void findCycles(NamedType start) {
    Deque<Visit> visits = new ArrayDeque<>();
    enter(start, visits);
    while (!visits.isEmpty()) {
      Visit visit = visits.element();
      int from = visit.type().index();
      if (!visit.rest().hasNext()) {
        visits.pop();
        close(visit.type());
        if (!visits.isEmpty()) {
          int user = visits.element().type().index();
          lowest[user] = Math.min(lowest[user], lowest[from]);
        }
        continue;
      }
      NamedType next = visit.rest().next();
      if (numbers[next.index()] == 0) {
        enter(next, visits);
      } else if (cycles[next.index()] == 0) {
        lowest[from] = Math.min(lowest[from], numbers[next.index()]);
      }
    }
  }

  private void enter(NamedType type, Deque<Visit> visits) {
    numbers[type.index()] = nextNumber;
    lowest[type.index()] = nextNumber++;
    open.push(type);
    visits.push(Visit.of(type));
  }

  private void close(NamedType type) {
    if (lowest[type.index()] == numbers[type.index()]) {
      NamedType member;
      do {
        member = open.pop();
        cycles[member.index()] = nextCycle;
      } while (member != type);
      nextCycle++;
    }
  }

  private void decide() {
    List<NamedType> ordered = new ArrayList<>(all);
    // Each type after those whose codecs it may have at once.
    ordered.sort(
        Comparator.comparingInt((NamedType type) -> cycles[type.index()])
            .thenComparing(type -> type.kind() == Kind.SEALED)
            .thenComparing(Comparator.comparingInt(NamedType::index).reversed()));
    int[] depths = new int[all.size()];
    Arrays.fill(depths, 1);
    for (NamedType from : ordered) {
      for (NamedType to : from.uses().keySet()) {
        if (isLookedUp(from, to, depths[to.index()])) {
          lookedUp.computeIfAbsent(from, type -> new HashSet<>()).add(to);
        } else {
          depths[from.index()] = Math.max(depths[from.index()], depths[to.index()] + 1);
        }
      }
    }
  }

  private boolean isLookedUp(NamedType from, NamedType to, int depth) {
    if (from.kind() == Kind.SEALED) {
      return false;
    }
    boolean isInCycle = cycles[from.index()] == cycles[to.index()];
    return depth >= DEEPEST
        || (isInCycle && (to.kind() == Kind.SEALED || to.index() <= from.index()));
  }
}
