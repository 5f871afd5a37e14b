/** Manifests: what the messages of a compilation's tasks look like, and what can read what. */
module io.boilermaker.manifest {
  requires static org.jspecify;

  exports io.boilermaker.manifest;
  exports io.boilermaker.manifest.python;
}
