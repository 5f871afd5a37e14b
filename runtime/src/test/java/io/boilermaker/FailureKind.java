package io.boilermaker;

/** A kind of failure. */
enum FailureKind {
  EXCEPTION("exception"),
  ERROR("`Error`"),
  HANG("hang"),
  REFUSED("refusal for good"),
  REFUSED_FOR_A_WHILE("refusal for a while"),
  NO_ANSWER("no answer");

  private final String title;

  FailureKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
