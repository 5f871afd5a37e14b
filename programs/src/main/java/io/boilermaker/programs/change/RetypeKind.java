package io.boilermaker.programs.change;

/** How a type is replaced by another. */
enum RetypeKind {
  /** {@code int} to {@code Integer}, and back. */
  BOX,
  /** Another number. */
  NUMBER,
  /** Any other type of the JDK that is one value. */
  SCALAR,
  OBJECT,
  TEXT,
  OPTIONAL,
  /** Into a collection of it. */
  WRAPPED,
  ARRAY,
  /** What an array, an optional or a collection holds. */
  UNWRAPPED,
  COLLECTION_KIND,
  MAP_KIND,
  MAP_KEY,
  /** Another type that the program declares. */
  DECLARED
}
