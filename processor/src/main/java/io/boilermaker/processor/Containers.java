package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The collections, maps and optionals of the JDK that can be arguments. */
final class Containers {

  /**
   * A collection, map or optional, and its codec.
   *
   * @param factory the method of {@code Codecs}
   * @param wireName the name of the type in the manifest
   * @param refusesNull whether null is no element or value
   * @param created the class that is created, where the factory leaves that open
   * @param decided whether the factory decides which class is created
   * @param sorted whether elements or keys must have a natural order
   */
  record Container(
      String factory,
      String wireName,
      boolean refusesNull,
      ClassName created,
      boolean decided,
      boolean sorted) {

    boolean isMap() {
      return MAPS.containsValue(this);
    }

    boolean isOptional() {
      return factory.equals("optionalOf");
    }

    /**
     * Returns the name of the type in the manifest. An order is named only if it takes values for
     * one that are not equal. A set of arrays, or of other objects that equal themselves alone, is
     * a list: two with the same content are two.
     *
     * @param first the type of the elements, or of the keys
     */
    String wireName(TypeMirror first) {
      if (wireName.equals("set") && hasIdentity(first)) {
        return "list";
      }
      boolean collapses = sorted && !wireName.equals("list") && !isOrderedAsEqual(first);
      return collapses ? "sorted" + wireName : wireName;
    }

    private boolean hasIdentity(TypeMirror type) {
      return TypeName.get(type).toString().contains("[]") || (!sorted && !hasEquals(type));
    }

    /** Returns whether two objects can be equal, as far as a class and what it holds say it. */
    private static boolean hasEquals(TypeMirror type) {
      if (type instanceof WildcardType wildcard) {
        return wildcard.getExtendsBound() == null || hasEquals(wildcard.getExtendsBound());
      }
      return !(type instanceof DeclaredType declared)
          || (hasEquals(MoreTypes.asTypeElement(declared))
              && declared.getTypeArguments().stream().allMatch(Container::hasEquals));
    }

    /** An interface or an abstract class leaves it to others. */
    private static boolean hasEquals(TypeElement type) {
      return type.getKind() != ElementKind.CLASS
          || type.getModifiers().contains(Modifier.ABSTRACT)
          || type.getQualifiedName().contentEquals("java.lang.Object")
          || givesEquals(type);
    }

    private static boolean givesEquals(TypeElement type) {
      TypeElement next = type;
      while (!DataClass.is(next)
          && !Lombok.hasEquals(next)
          && ElementFilter.methodsIn(next.getEnclosedElements()).stream()
              .noneMatch(Container::isEquals)) {
        TypeMirror superclass = next.getSuperclass();
        if (TypeText.qualifiedName(superclass).equals("java.lang.Object")) {
          return false;
        }
        next = MoreTypes.asTypeElement(superclass);
      }
      return true;
    }

    private static boolean isEquals(ExecutableElement method) {
      return method.getSimpleName().contentEquals("equals")
          && method.getParameters().size() == 1
          && TypeText.qualifiedName(method.getParameters().get(0).asType())
              .equals("java.lang.Object");
    }

    private static boolean isOrderedAsEqual(TypeMirror type) {
      return JdkTypes.isOrderedAsEqual(TypeName.get(type))
          || (type.getKind() == TypeKind.DECLARED
              && MoreTypes.asTypeElement(type).getKind() == ElementKind.ENUM);
    }

    /** Returns the step of a path into an element. */
    String step() {
      return isOptional() ? "" : "[]";
    }

    /**
     * Returns the expression of the codec.
     *
     * @param codecs the codecs of the elements, or of keys and values
     * @param type the container with its type arguments
     * @param first the type of the elements, or of the keys
     */
    CodeBlock expression(CodeBlock codecs, TypeName type, TypeName first) {
      return decided ? plain(codecs) : creating(codecs, (ParameterizedTypeName) type, first);
    }

    private CodeBlock plain(CodeBlock codecs) {
      return CodeBlock.of("$T.$N($L)", RuntimeTypes.CODECS, factory, codecs);
    }

    private CodeBlock creating(CodeBlock codecs, ParameterizedTypeName type, TypeName first) {
      CodeBlock types =
          type.typeArguments().stream()
              .map(argument -> CodeBlock.of("$T", argument))
              .collect(CodeBlock.joining(", "));
      return CodeBlock.of(
          "$T.<$L, $T>$N($L, $L)", RuntimeTypes.CODECS, types, type, factory, codecs, empty(first));
    }

    private CodeBlock empty(TypeName first) {
      if (created.equals(ClassName.get(EnumSet.class))) {
        return CodeBlock.of("() -> $T.noneOf($T.class)", created, first);
      }
      return created.equals(ClassName.get(EnumMap.class))
          ? CodeBlock.of("() -> new $T<>($T.class)", created, first)
          : CodeBlock.of("$T::new", created);
    }
  }

  /** The classes that reject null as an element or as a value. */
  private static final Set<Class<?>> REFUSING_NULL =
      Set.of(
          SortedSet.class,
          TreeSet.class,
          EnumSet.class,
          Queue.class,
          Deque.class,
          ArrayDeque.class,
          PriorityQueue.class,
          ConcurrentHashMap.class);

  private static final Map<String, Container> COLLECTIONS =
      Map.ofEntries(
          of(List.class, "listOf", List.class, false),
          of(Collection.class, "collectionOf", Collection.class, false),
          of(Set.class, "setOf", Set.class, false),
          of(SortedSet.class, "sortedSetOf", SortedSet.class, true),
          of(Queue.class, "queueOf", Queue.class, false),
          of(Deque.class, "dequeOf", Deque.class, false),
          of(Optional.class, "optionalOf", Optional.class, false),
          of(NavigableSet.class, "collectionOf", TreeSet.class, true),
          of(ArrayList.class, "collectionOf", ArrayList.class, false),
          of(LinkedList.class, "collectionOf", LinkedList.class, false),
          of(HashSet.class, "collectionOf", HashSet.class, false),
          of(LinkedHashSet.class, "collectionOf", LinkedHashSet.class, false),
          of(TreeSet.class, "collectionOf", TreeSet.class, true),
          of(ArrayDeque.class, "collectionOf", ArrayDeque.class, false),
          of(PriorityQueue.class, "collectionOf", PriorityQueue.class, true),
          of(EnumSet.class, "collectionOf", EnumSet.class, true));

  private static final Map<String, Container> MAPS =
      Map.ofEntries(
          of(Map.class, "mapOf", Map.class, false),
          of(SortedMap.class, "sortedMapOf", SortedMap.class, true),
          of(NavigableMap.class, "mapOf", TreeMap.class, true),
          of(HashMap.class, "mapOf", HashMap.class, false),
          of(LinkedHashMap.class, "mapOf", LinkedHashMap.class, false),
          of(TreeMap.class, "mapOf", TreeMap.class, true),
          of(ConcurrentMap.class, "mapOf", ConcurrentHashMap.class, false),
          of(ConcurrentHashMap.class, "mapOf", ConcurrentHashMap.class, false),
          of(EnumMap.class, "mapOf", EnumMap.class, true));

  private Containers() {}

  /** Finds a container by its qualified name; null if it is none of these. */
  static @Nullable Container find(String name) {
    Container collection = COLLECTIONS.get(name);
    return collection == null ? MAPS.get(name) : collection;
  }

  private static Map.Entry<String, Container> of(
      Class<?> type, String factory, Class<?> created, boolean sorted) {
    boolean decided = type.equals(created) && (type.isInterface() || type.equals(Optional.class));
    return Map.entry(
        type.getName(),
        new Container(
            factory,
            wireName(created),
            REFUSING_NULL.contains(created),
            ClassName.get(created),
            decided,
            sorted));
  }

  private static String wireName(Class<?> created) {
    if (Map.class.isAssignableFrom(created)) {
      return "map";
    }
    return Set.class.isAssignableFrom(created) ? "set" : "list";
  }
}
