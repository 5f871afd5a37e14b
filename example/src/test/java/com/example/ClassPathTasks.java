package com.example;

import io.boilermaker.annotations.BackgroundTask;

/** Tasks that need classes which are loaded only when they run. */
final class ClassPathTasks {

  private ClassPathTasks() {}

  /** Needed by a body. */
  static final class Helper {
    private Helper() {}

    static String help(String text) {
      return text + " with help";
    }
  }

  /** Needed while an argument is read. */
  static final class Check {
    private Check() {}

    static String checked(String text) {
      return text;
    }
  }

  /** An argument. */
  record Checked(String text) {
    Checked {
      text = text == null ? "" : Check.checked(text);
    }
  }

  /** A class whose own initialization fails. */
  static final class Failing {
    private static final int NUMBER = Integer.parseInt("no number");

    private Failing() {}
  }

  @BackgroundTask
  static void needHelp(App state, String text) {
    System.out.println(Helper.help(text));
  }

  @BackgroundTask
  static void needCheck(App state, Checked checked) {
    System.out.println(checked.text() + " checked");
  }

  @BackgroundTask
  static void needFailing(App state) {
    System.out.println(Failing.NUMBER);
  }
}
