package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A type of the user that gets a codec, in a class of its own: if the codec of one type cannot be
 * made, those that do not need it still can. All are compared by identity.
 */
final class NamedType {

  /** What a codec is made for. */
  enum Kind {
    ENUM,
    KEY,
    RECORD,
    SEALED
  }

  private final int index;
  private final Kind kind;
  private final TypeMirror type;
  private final Place place;
  private final Way way;
  private final Map<NamedType, TypePath> uses = new LinkedHashMap<>();
  private boolean wrong;

  /**
   * Where the codec is.
   *
   * @param holder the generated class
   * @param constant its constant
   */
  record Place(ClassName holder, String constant) {}

  /**
   * The first way that led to a type.
   *
   * @param user the type whose codec uses it; null if an argument does
   * @param growth how often the way has led to a larger form of a generic type
   */
  record Way(TypePath path, @Nullable NamedType user, int growth) {}

  /**
   * @param index the number of types found before
   */
  NamedType(int index, Kind kind, TypeMirror type, Place place, Way way) {
    this.index = index;
    this.kind = kind;
    this.type = type;
    this.place = place;
    this.way = way;
  }

  int index() {
    return index;
  }

  Kind kind() {
    return kind;
  }

  TypeMirror type() {
    return type;
  }

  TypeName name() {
    return TypeName.get(type);
  }

  Place place() {
    return place;
  }

  TypePath path() {
    return way.path();
  }

  Way way() {
    return way;
  }

  /** Returns the types that the codec uses, each with the first way to it. */
  Map<NamedType, TypePath> uses() {
    return uses;
  }

  /** Notes that the type itself has an error. */
  void setWrong() {
    wrong = true;
  }

  boolean isWrong() {
    return wrong;
  }
}
