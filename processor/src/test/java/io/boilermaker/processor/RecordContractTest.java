package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Records whose constructor or accessors do not keep what they get, as {@link Record} asks: their
 * values would arrive as others.
 */
class RecordContractTest {

  private static Compiled compile(String type, String record, String value) {
    return Compiled.sources(
        "package test; public class App {}",
        """
        package test;
        import java.util.*;
        class Tasks {
          %s
          @io.boilermaker.annotations.BackgroundTask static void echo(App state, %s a) {}
          static io.boilermaker.Task call() { return EchoTasks.task(%s); }
        }
        """
            .formatted(record, type, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          R             | record R(int n) { public int n() { return -n; } }                      | new R(4)
          R             | record R(Integer n) { R { n = n + 1; } }                               | new R(5)
          R             | record R(String p) { R { p = p + "#" + p.hashCode(); } }               | new R("a")
          R             | record R(String id) { R { id = UUID.randomUUID().toString(); } }       | new R("a")
          List<R>       | record R(List<Integer> n) { R { n = new ArrayList<>(n); n.add(1); } }  | List.of(new R(List.of()))
          R             | record R(int n, int m) { R { n = n + 1; } }                            | new R(5, 1)
          S             | sealed interface S {} record R(long n) implements S { R { n *= 2; } }  | new R(1)
          G<R>          | record G<T>(Optional<T> t) {} record R(double[] n) { R { n = n.clone(); n[0]++; } } | new G<>(Optional.of(new R(new double[1])))
          Map<UUID, R>  | record R(Deque<Integer> n) { R { n = new ArrayDeque<>(n); n.add(1); } } | Map.of(new UUID(1, 2), new R(new ArrayDeque<>()))
          """)
  void a_record_that_changes_its_components_is_refused_at_the_call(
      String type, String record, String value) {
    Loaded loaded = compile(type, record, value).load();

    assertThatThrownBy(() -> loaded.call("test.Tasks", "call"))
        .hasMessageContaining("ArgumentException: task 'echo': 'a': ")
        .hasMessageContaining("makes another value of it each time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          R | record R(String s) { R { s = s.strip(); } }                                         | new R(" a ")      | {"s":"a"}
          R | record R(List<Integer> n) { R { n = List.copyOf(n); } }                              | new R(List.of(1)) | {"n":[1]}
          R | record R(Deque<Integer> n) { R { n = new ArrayDeque<>(n); } }                        | new R(new ArrayDeque<>(List.of(1))) | {"n":[1]}
          R | record R(Collection<R> n) { R { n = Collections.unmodifiableCollection(n); } }       | new R(List.of(new R(List.of()))) | {"n":[{"n":[]}]}
          R | record R(PriorityQueue<Integer> n) { R { n = new PriorityQueue<>(n); } }             | new R(new PriorityQueue<>(List.of(2, 1))) | {"n":[1,2]}
          R | record R(int[] n) { R { n = n.clone(); } public int[] n() { return n.clone(); } }    | new R(new int[] {1}) | {"n":[1]}
          R | record R(Object[] n) { R { n = n.clone(); } }                                        | new R(new Object[] {1}) | {"n":[1]}
          R | record R(Optional<byte[]> n) { R { n = n.map(byte[]::clone); } }                     | new R(Optional.of(new byte[3])) | {"n":"AAAA"}
          R | record R(Integer n) { R { n = n == null ? 0 : n; } }                                 | new R(null)       | {"n":0}
          R | record R(double n) { R { n = Math.abs(n); } }                                        | new R(-1.5)       | {"n":1.5}
          R | record R() { }                                                                       | new R()           | {}
          """)
  void a_record_may_bring_its_components_into_one_form_and_copy_them(
      String type, String record, String value, String json) {
    assertThat(Loaded.json(compile(type, record, value).load().call("test.Tasks", "call")))
        .contains("[" + json + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          record R(int n) { R { if (n < 0) throw new IllegalStateException("secret"); } public int n() { return -n; } } | new R(4)
          """)
  void a_record_that_refuses_what_its_accessors_return_is_refused_at_the_call(
      String record, String value) {
    Loaded loaded = compile("R", record, value).load();

    assertThatThrownBy(() -> loaded.call("test.Tasks", "call"))
        .hasMessageContaining(
            "task 'echo': 'a': test.Tasks$R cannot be written (java.lang.IllegalStateException)")
        .hasMessageNotContaining("secret");
  }

  @Test
  void another_program_gets_what_the_accessors_return() {
    Compiled compiled =
        Compiled.sources(
            "package test; public class App {}",
            """
            package test;
            interface Remote {
              record R(int n) { public R { n = n + 1; } }
              @io.boilermaker.annotations.BackgroundTask void other(R r);
            }
            """,
            """
            package test;
            class User { static io.boilermaker.Task f() { return OtherTasks.task(new Remote.R(1)); } }
            """);

    assertThat(Loaded.json(compiled.load().call("test.User", "f"))).contains("[{\"n\":2}]");
  }
}
