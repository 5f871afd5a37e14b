package io.boilermaker.processor;

import javax.lang.model.element.TypeElement;

/** The processing of one class of the user: collect, validate, print, stop unless clean, write. */
interface ClassStep {

  /** Returns whether all types that the class's own declarations name exist. */
  boolean isResolved(TypeElement type);

  /**
   * Processes the class.
   *
   * @param mayWait whether another round may come, so that a type still may appear
   * @return whether it is done; if not, it is processed again in the next round
   */
  boolean process(TypeElement type, boolean mayWait);
}
