package io.boilermaker.processor;

import io.boilermaker.manifest.JdkTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes left to Jackson must hold values only: one error at the parameter, with the path. */
class JacksonReadsTest {

  private static Compiled task(String type, String classes) {
    return Compiled.sources(
        "package test; public class App {}",
        """
        package test;

        import com.fasterxml.jackson.annotation.*;
        import com.fasterxml.jackson.databind.*;
        import com.fasterxml.jackson.databind.annotation.*;
        import io.boilermaker.annotations.*;
        import java.io.*;
        import java.net.*;
        import java.nio.file.Path;
        import java.util.*;
        import java.util.concurrent.atomic.*;
        import java.util.regex.Pattern;

        class Tasks {
          @BackgroundTask static void f(App state,
              %s a) {}
          %s
        }
        """
            .formatted(type, classes));
  }

  /** Asserts the one error; {@code shown} is the path with the type that acts. */
  private static void refused(String type, String classes, String shown) {
    String acting = shown.substring(shown.indexOf(": ") + 2).replaceAll("[<'].*", "");
    String found = shown + " " + JdkTrust.refusal(acting);
    task(type, classes).breaks(ErrorCode.ACTS_WHEN_READ, found, " a) {}");
  }

  // N-S04
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Class<?> | 'a.v: java.lang.Class<?>'",
        "JavaType | 'a.v: com.fasterxml.jackson.databind.JavaType'",
        "InetAddress | 'a.v: java.net.InetAddress'",
        "Inet6Address | 'a.v: java.net.Inet6Address'",
        "InetSocketAddress | 'a.v: java.net.InetSocketAddress'",
        "URL | 'a.v: java.net.URL'",
        "File | 'a.v: java.io.File'",
        "Path | 'a.v: java.nio.file.Path'",
        "Pattern | 'a.v: java.util.regex.Pattern'",
        "Thread | 'a.v: java.lang.Thread'",
        "ClassLoader | 'a.v: java.lang.ClassLoader'",
        "PrintWriter | 'a.v: java.io.PrintWriter'",
        "Throwable | 'a.v: java.lang.Throwable'",
        "List<URL> | 'a.v[]: java.net.URL'",
        "URL[] | 'a.v[]: java.net.URL'",
        "Optional<URL> | 'a.v[]: java.net.URL'",
        "AtomicReference<URL> | 'a.v[]: java.net.URL'",
        "List<? extends URL> | 'a.v[]: java.net.URL'",
        "Map<Class<?>, String> | 'a.v{key}: java.lang.Class<?>'",
        "Map<String, List<File>> | 'a.v{}[]: java.io.File'"
      })
  void a_component_acts_while_it_is_read(String type, String shown) {
    refused("Left", "@JsonNaming record Left(" + type + " v) {}", shown);
  }

  // N-S04
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "constructor | @JsonCreator Left(@JsonProperty(\"v\") URL v) {} | 'a.v",
        "one value | @JsonCreator Left(URL v) {} | 'a.v",
        "static creator | @JsonCreator static Left of(URL v) { return null; } | 'a.v",
        "properties | @java.beans.ConstructorProperties(\"v\") Left(URL v) {} | 'a.v",
        "setter | @JsonCreator Left() {} public void setV(URL v) {} | 'a.v",
        "private setter | @JsonCreator Left() {} private void setV(URL v) {} | 'a.v",
        "public field | @JsonCreator Left() {} public URL v; | 'a.v",
        "annotated field | @JsonCreator Left() {} @JsonProperty private URL v; | 'a.v",
        "field | @JsonCreator Left() {} private URL v; public URL getV() { return v; } | 'a.v",
        "getter | @JsonCreator Left() {} public List<URL> getV() { return null; } | 'a.v[]",
        "annotated | @JsonCreator Left() {} @JsonSetter(\"v\") void put(URL v) {} | 'a.put",
        "anything | @JsonCreator Left() {} @JsonAnySetter void put(String k, URL v) {} | 'a.put",
        "not ignored | @JsonCreator Left() {} @JsonIgnore(false) public URL v; | 'a.v"
      })
  void a_class_is_given_what_acts(String place, String members, String path) {
    refused("Left", "static class Left { " + members + " }", path + ": java.net.URL'");
  }

  // N-S04
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "inner class | static class In { public URL v; } | In | 'a.v.v",
        "super class | static class Base { public URL v; } static class In extends Base {} | In"
            + " | 'a.v.v",
        "its argument | static class Base<T> { public T v; } static class In extends Base<URL> {}"
            + " | In | 'a.v",
        "list | static class In extends ArrayList<URL> {} | In | 'a.v[]",
        "map | static class In extends HashMap<Integer, URL> {} | In | 'a.v{}",
        "type argument | record In<T>(T v) {} | In<URL> | 'a.v",
        "bound | record In<T extends URL>(T v) {} | In<?> | 'a.v.v",
        "kind | @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(K.class))"
            + " interface In {} record K(URL v) implements In {} | In | 'a.v(K).v",
        "as | @JsonDeserialize(as = K.class) interface In {} record K(URL v) implements In {} | In"
            + " | 'a.v(K).v",
        "as since 2.21 | @JsonDeserializeAs(K.class) interface In {} record K(URL v) implements In {}"
            + " | In | 'a.v(K).v",
        "no other kind | @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, defaultImpl = K.class)"
            + " interface In {} record K(URL v) implements In {} | In | 'a.v(K).v",
        "builder | @JsonDeserialize(builder = K.class) static class In {} @JsonPOJOBuilder"
            + " static class K { K withV(URL v) { return this; } In build() { return null; } }"
            + " | In | 'a.v(K).v"
      })
  void a_class_inside_is_given_what_acts(String place, String classes, String type, String path) {
    refused(
        "Left", "@JsonNaming record Left(" + type + " v) {} " + classes, path + ": java.net.URL'");
  }

  // N-S04
  @Test
  void the_argument_holds_a_class_left_to_jackson() {
    refused(
        "List<Map<String, Left>>", "@JsonNaming record Left(URL v) {}", "'a[]{}.v: java.net.URL'");
    refused(
        "Order",
        "record Order(Left left) {} @JsonNaming record Left(URL v) {}",
        "'a.left.v: java.net.URL'");
  }

  // N-S04
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@JsonNaming record Left(Currency v) {}",
        "@JsonNaming record Left(java.sql.Timestamp v, java.nio.charset.Charset w) {}",
        "@JsonNaming record Left(AtomicInteger v, Calendar w, TimeZone x, StringBuilder y) {}",
        "@JsonNaming record Left(Comparable<String> v, Serializable w, Runnable x) {}",
        "@JsonNaming record Left(TreeMap<String, Properties> v, java.time.DayOfWeek w) {}",
        "@JsonNaming record Left(@JsonDeserialize(using = JsonDeserializer.None.class) Path v) {}",
        "@JsonNaming record Left(@JsonIgnore URL v) {}",
        "static class Left { private final URL v; private Left(URL v) { this.v = v; }"
            + " @JsonCreator static Left of(String s) { return null; } @JsonValue String s()"
            + " { return null; } }",
        "static class Left { private final URL v; public URL getV() { return v; }"
            + " private Left(URL v) { this.v = v; }"
            + " @JsonCreator static Left of(String s) { return null; } }",
        "static class Left { @JsonCreator Left() {} @JsonIgnore public URL v; }",
        "static class Left { @JsonCreator Left() {} private transient URL v;"
            + " @JsonProperty(access = JsonProperty.Access.READ_ONLY) public URL getV()"
            + " { return v; } }",
        "static class Left { @JsonCreator Left() {} static URL v; void put(URL v) {} }",
        "static class Left implements Comparable<Left> { @JsonCreator Left(@JsonProperty(\"v\")"
            + " String v) {} public int compareTo(Left l) { return 0; } }",
        "static class Left extends Exception { private static final long serialVersionUID = 1;"
            + " @JsonCreator Left(@JsonProperty(\"message\") String m) { super(m); } }"
      })
  void what_jackson_does_not_read_or_may_read_compiles(String left) {
    task("Left", left).succeeds();
  }

  // N-S04
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a class | @JsonNaming record Left(Base v) {} @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)"
            + " interface Base {} | in 'a: test.Tasks.Left', Base has @JsonTypeInfo(use = CLASS)",
        "no other kind | @JsonNaming record Left(Base v) {}"
            + " @JsonDeserialize(as = K.class) interface Base {}"
            + " record K(@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) Object o) implements"
            + " Base {} | in 'a: test.Tasks.Left', a member of K has"
            + " @JsonTypeInfo(use = MINIMAL_CLASS)",
        "not ignored | static class Left { @JsonCreator Left() {} @JsonIgnore(false) public In v; }"
            + " record In(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object o) {}"
            + " | in 'a: test.Tasks.Left', a member of In has @JsonTypeInfo(use = CLASS)",
        "getter | static class Left { @JsonCreator Left() {} public List<In> getV() { return null; } }"
            + " record In(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object o) {}"
            + " | in 'a: test.Tasks.Left', a member of In has @JsonTypeInfo(use = CLASS)",
        "super type | @JsonNaming record Left(Sub v) {} static class Sub extends ArrayList<In> {}"
            + " record In(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object o) {}"
            + " | in 'a: test.Tasks.Left', a member of In has @JsonTypeInfo(use = CLASS)",
        "bound | @JsonNaming record Left(Box<?> v) {} record Box<T extends In>(T t) {}"
            + " record In(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object o) {}"
            + " | in 'a: test.Tasks.Left', a member of In has @JsonTypeInfo(use = CLASS)",
        "resolver | record Left(@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM) @JsonTypeIdResolver("
            + "com.fasterxml.jackson.databind.jsontype.impl.ClassNameIdResolver.class) Object o) {}"
            + " | in 'a: test.Tasks.Left', a member of Left has @JsonTypeIdResolver of classes"
      })
  void a_message_would_name_a_class(String place, String classes, String found) {
    task("Left", classes).breaks(ErrorCode.CLASS_NAMED_BY_MESSAGE, found, " a) {}");
  }
}
