package io.boilermaker.processor;

/** Recognizes Eclipse's compiler. */
final class Eclipse {

  private Eclipse() {}

  /** Returns whether something that the compiler has made is of Eclipse's. */
  static boolean isOf(Object made) {
    return made.getClass().getName().startsWith("org.eclipse.");
  }
}
