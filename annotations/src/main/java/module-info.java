/** The annotations that declare tasks; they depend on nothing. */
module io.boilermaker.annotations {
  requires static org.jspecify;

  exports io.boilermaker.annotations;
}
