package io.boilermaker.programs.cost;

import java.util.List;

/**
 * One argument that messages are written for.
 *
 * @param shape its type, as a program writes it
 * @param task the name of its task in messages; the task has no other parameter
 * @param parameter its name in messages
 * @param form what it is read from
 */
record Subject(String shape, String task, String parameter, Form form) {

  /**
   * Returns those attacks that are others for this form than for a list of numbers: what has no
   * object has no unknown property, and what does not contain itself is not deep.
   */
  List<Attack> own(List<Attack> attacks) {
    Reach reach = new Reach();
    boolean hasObject = reach.hasObject(form);
    boolean isDeep = reach.isDeep(form);
    return attacks.stream()
        .filter(attack -> hasObject || attack.junk() == Attack.Junk.NONE)
        .filter(attack -> isDeep || !attack.isDeep())
        .toList();
  }
}
