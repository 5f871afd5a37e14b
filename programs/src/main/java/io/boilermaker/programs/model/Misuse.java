package io.boilermaker.programs.model;

/** What a serializer of a user's own does to the generator that it gets. */
public enum Misuse {
  NONE("out.writeString(text);", false),
  RAW_VALUE("out.writeRawValue(json);", false),
  RAW_VALUE_IN_PARTS("out.writeRawValue(json.toCharArray(), 0, json.length());", false),
  FLUSHES("out.flush(); out.writeString(text); out.flush();", false),
  RAW("out.writeRaw(json);", true),
  RAW_TWICE("out.writeRawValue(json + \", 1\");", true),
  RAW_END("out.writeRawValue(json + \"]\");", true),
  NOTHING("", true),
  TOO_MUCH("out.writeString(text); out.writeString(text);", true),
  OPEN("out.writeStartArray(); out.writeString(text);", true),
  ENDS_OTHERS("out.writeString(text); out.writeEndArray();", true),
  CLOSES("out.close(); out.writeString(text);", true);

  private final String source;
  private final boolean mayBeRefused;

  Misuse(String source, boolean mayBeRefused) {
    this.source = source;
    this.mayBeRefused = mayBeRefused;
  }

  /** Returns what writes {@code text}, whose JSON is {@code json}, to {@code out}. */
  public String source() {
    return source;
  }

  /** Returns whether a call may refuse what it writes. */
  public boolean mayBeRefused() {
    return mayBeRefused;
  }

  /** Returns what becomes of a text: as {@link #SWITCH} says, all of them in turn. */
  public static Misuse of(String text) {
    return values()[Math.floorMod(text.hashCode(), values().length)];
  }

  /** The same in a program's source. */
  public static final String SWITCH = "Math.floorMod(text.hashCode(), " + values().length + ")";
}
