package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.processor.NamedType.Kind;
import io.boilermaker.processor.NamedType.Place;
import io.boilermaker.processor.NamedType.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The types of the user that get codecs, in the order in which they are found, and where their
 * codecs are. Their number has no limit; a generic type that contains itself in ever larger forms
 * has.
 */
final class NamedTypes {

  /** How often a way may lead to a larger form of a generic type that is on the way already. */
  private static final int MOST_GROWTH = 8;

  /** The most forms of one generic type that such ways may lead to. */
  private static final int MOST_GROWN = 500;

  /** The most codecs in one file: a class file has at most 65,535 constants. */
  private static final int LARGEST_FILE = 1000;

  private static final String CONSTANT = "CODEC";

  private final ClassName taskClass;
  private final List<NamedType> all = new ArrayList<>();
  private final Map<TypeName, NamedType> types = new HashMap<>();
  private final Map<TypeName, NamedType> keys = new HashMap<>();
  private final Map<ClassName, Integer> grown = new HashMap<>();
  private NameScope holders = new NameScope();

  NamedTypes(ClassName taskClass) {
    this.taskClass = taskClass;
  }

  /** Returns all types by their indices. */
  List<NamedType> all() {
    return Collections.unmodifiableList(all);
  }

  /** Returns the types whose codecs are in one file, for each file. */
  List<List<NamedType>> files() {
    List<List<NamedType>> files = new ArrayList<>();
    for (int start = 0; start < all.size(); start += LARGEST_FILE) {
      files.add(all.subList(start, Math.min(all.size(), start + LARGEST_FILE)));
    }
    return files;
  }

  /** Returns the class that holds the codecs of a file. */
  ClassName fileName(int file) {
    return Names.companion(taskClass, file == 0 ? "Codecs" : "Codecs" + (file + 1));
  }

  @Nullable NamedType find(Kind kind, TypeName type) {
    return (kind == Kind.KEY ? keys : types).get(type);
  }

  /** Returns whether a type that is not there yet is one of ever larger forms. */
  boolean isEndless(TypeMirror type, @Nullable NamedType user) {
    int growth = growth(TypeName.get(type), user);
    return growth > MOST_GROWTH || (growth > 0 && grown.getOrDefault(raw(type), 0) >= MOST_GROWN);
  }

  /**
   * Adds a type that is not there yet.
   *
   * @param user the type whose codec uses it; null if an argument does
   */
  NamedType add(Kind kind, TypeMirror type, TypePath path, @Nullable NamedType user) {
    TypeName name = TypeName.get(type);
    int growth = growth(name, user);
    if (growth > 0) {
      grown.merge(raw(type), 1, Integer::sum);
    }
    Place place = place(kind, raw(type));
    var added = new NamedType(all.size(), kind, type, place, new Way(path, user, growth));
    all.add(added);
    (kind == Kind.KEY ? keys : types).put(name, added);
    return added;
  }

  private static ClassName raw(TypeMirror type) {
    return ClassName.get(MoreTypes.asTypeElement(type));
  }

  private Place place(Kind kind, ClassName raw) {
    ClassName file = fileName(all.size() / LARGEST_FILE);
    if (all.size() % LARGEST_FILE == 0) {
      holders = NameScope.ofClasses().reserve(List.of(file.simpleName()));
    }
    holders.reserve(raw.simpleNames());
    String holder = Names.nested(file, raw.simpleName(), kind == Kind.KEY ? "KeyCodec" : "Codec");
    // A constant with the name of a class or package would hide it.
    NameScope constants = new NameScope().reserve(List.of(raw.canonicalName().split("\\.")));
    return new Place(file.nestedClass(holders.claim(holder)), constants.claim(CONSTANT));
  }

  /** Counts the larger forms on the way to a form of a generic type, from others of that type. */
  private static int growth(TypeName type, @Nullable NamedType user) {
    if (!(type instanceof ParameterizedTypeName generic)) {
      return 0;
    }
    NamedType on = user;
    while (on != null && on.name() instanceof ParameterizedTypeName form) {
      if (form.rawType().equals(generic.rawType())) {
        return on.way().growth() + (nesting(type) > nesting(form) ? 1 : 0);
      }
      on = on.way().user();
    }
    return 0;
  }

  private static int nesting(TypeName type) {
    return type instanceof ParameterizedTypeName generic
        ? 1 + generic.typeArguments().stream().mapToInt(NamedTypes::nesting).max().orElse(0)
        : 0;
  }
}
