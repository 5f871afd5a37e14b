package com.example;

import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.StateFactory;
import java.util.Map;

/** The application state: every task receives it as its first argument. */
@BoilermakerApp
public final class App {

  private final Map<String, String> data;

  App(Map<String, String> data) {
    this.data = data;
  }

  @StateFactory
  public static App create() {
    return new App(Map.of("key", "value"));
  }

  public Map<String, String> data() {
    return data;
  }

  @Override
  public String toString() {
    return "App" + data;
  }
}
