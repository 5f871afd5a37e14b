module com.example.app {
  requires io.boilermaker.annotations;
  requires io.boilermaker.runtime;

  // With a record, an enum or a sealed type among the arguments also: requires com.fasterxml.jackson.core;

  provides io.boilermaker.TaskRegistry with
      com.example.App_BoilermakerRegistry;
}
