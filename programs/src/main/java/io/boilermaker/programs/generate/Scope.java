package io.boilermaker.programs.generate;

import java.util.List;

/**
 * Where a shape stands.
 *
 * @param depth how much deeper it may nest
 * @param variables the type variables that are known there
 * @param isJacksons whether it is inside of a class that Jackson reads, which knows no sealed types
 *     but its own
 */
record Scope(int depth, List<String> variables, boolean isJacksons) {

  Scope inner() {
    return new Scope(Math.max(0, depth - 1), variables, isJacksons);
  }

  Scope withVariables(List<String> others) {
    return new Scope(Math.max(0, depth - 1), others, isJacksons);
  }

  Scope jacksons() {
    return new Scope(Math.max(0, depth - 1), List.of(), true);
  }
}
