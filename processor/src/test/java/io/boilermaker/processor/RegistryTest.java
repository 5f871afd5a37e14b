package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.setup;
import static io.boilermaker.processor.Compiled.sources;
import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is seen of all tasks together: names, the registry, and several rounds. */
class RegistryTest {

  private static final String APP = "package test; public class App {}";

  private static String taskClass(String name, String members) {
    return "package test; import io.boilermaker.annotations.*; class "
        + name
        + " {\n"
        + members
        + "\n}";
  }

  @Test
  void registry_lists_all_classes() {
    Compiled compiled =
        sources(
            APP,
            taskClass("Mail", "@BackgroundTask static void send(App state) {}"),
            taskClass(
                "Bills", "static class Pdf { @BackgroundTask static void print(App state) {} }"));
    assertThat(compiled.load().tasks().stream().map(Object::toString))
        .containsExactly("print (test.Bills.Pdf.print)", "send (test.Mail.send)");
    assertThat(compiled.services()).hasValue("test.Bills_Pdf_BoilermakerRegistry\n");
  }

  @Test
  void a_class_more_leaves_the_name_of_the_registry_where_the_state_is_compiled_too() {
    String app = "package test; @io.boilermaker.annotations.BoilermakerApp public class App {}";
    String mail = taskClass("Mail", "@BackgroundTask static void send(App state) {}");
    String bills = taskClass("Bills", "@BackgroundTask static void print(App state) {}");
    assertThat(sources(app, mail).succeeds().services()).hasValue("test.App_BoilermakerRegistry\n");
    Compiled more = sources(app, bills, mail);
    assertThat(more.load().tasks()).hasSize(2);
    assertThat(more.services()).hasValue("test.App_BoilermakerRegistry\n");
  }

  @Test
  void an_option_names_the_registry() {
    Compiled compiled =
        setup()
            .options("-Aboilermaker.registry=mail.MailRegistry")
            .sources(APP, taskClass("Mail", "@BackgroundTask static void send(App state) {}"))
            .compile();
    assertThat(compiled.load().tasks()).hasSize(1);
    assertThat(compiled.services()).hasValue("mail.MailRegistry\n");
    assertThat(compiled.generated())
        .containsKey("/CLASS_OUTPUT/META-INF/boilermaker/mail.MailRegistry.tasks");
  }

  @Test
  void the_name_of_the_registry_is_none() {
    for (String name : List.of("MailRegistry", "mail.class", "mail.")) {
      Compiled compiled =
          setup()
              .options("-Aboilermaker.registry=" + name)
              .sources(APP, taskClass("Mail", "@BackgroundTask static void send(App state) {}"))
              .compile()
              .fails(1);
      assertThat(compiled.messages())
          .containsExactly(ErrorCode.REGISTRY_NAME_INVALID.message("it is '" + name + "'"));
    }
  }

  @Test
  void there_is_no_registry_without_tasks() {
    assertThat(sources(APP).succeeds().services()).isEmpty();
  }

  // P-06
  @Test
  void overloads_share_a_name() {
    tasks(
            """
            @BackgroundTask static void send(App state, String to) {}
            @BackgroundTask(stub = "Other") static void send(App state, String to, int n) {}
            """)
        .breaks(
            ErrorCode.TASK_NAME_TAKEN,
            "'send' is a name of test.Tasks.send(test.App,java.lang.String) and of"
                + " test.Tasks.send(test.App,java.lang.String,int)",
            "int n");
  }

  // P-06
  @Test
  void two_classes_share_a_name() {
    sources(
            APP,
            "package a; class Jobs {\n@io.boilermaker.annotations.BackgroundTask static void"
                + " send(test.App state) {} }",
            "package b; class Jobs {\n@io.boilermaker.annotations.BackgroundTask static void"
                + " send(test.App state) {} }")
        .breaks(
            ErrorCode.TASK_NAME_TAKEN,
            "'send' is a name of a.Jobs.send(test.App) and of b.Jobs.send(test.App)",
            "send(test.App state)");
  }

  // P-06
  @Test
  void an_alias_is_the_name_of_another() {
    tasks(
            """
            @BackgroundTask static void send(App state) {}
            @BackgroundTask(aliases = "send") static void mail(App state) {}
            """)
        .breaks(
            ErrorCode.TASK_NAME_TAKEN,
            "'send' is a name of test.Tasks.send(test.App) and of test.Tasks.mail(test.App)",
            "void mail");
  }

  @Test
  void an_alias_is_given_twice() {
    tasks("@BackgroundTask(aliases = \"send\")\nstatic void send(App state) {}")
        .breaks(
            ErrorCode.TASK_NAME_TAKEN,
            "'send' is given twice to test.Tasks.send(test.App)",
            "send(");
  }

  @Test
  void stubs_share_a_name() {
    sources(
            APP,
            taskClass("A", "@BackgroundTask static void send(App state) {}"),
            taskClass("B", "@BackgroundTask(name = \"other\")\nstatic void send(App state) {}"))
        .breaks(
            ErrorCode.STUB_NAME_TAKEN,
            "'SendTasks' is generated for test.A.send(test.App) and for test.B.send(test.App)",
            "void send");
  }

  // P-21
  @Test
  void stubs_differ_only_in_case() {
    tasks(
            """
            @BackgroundTask static void sendMail(App state) {}
            @BackgroundTask static void sendmail(App state) {}
            """)
        .breaks(
            ErrorCode.STUB_NAME_TAKEN,
            "'SendmailTasks' is generated for test.Tasks.sendMail(test.App) and for"
                + " test.Tasks.sendmail(test.App)",
            "void sendmail");
  }

  // P-21
  @Test
  void classes_differ_only_in_case() {
    sources(
            APP,
            taskClass("MAIL", "@BackgroundTask static void a(App state) {}"),
            taskClass("Mail", "@BackgroundTask static void b(App state) {}"))
        .breaks(
            ErrorCode.STUB_NAME_TAKEN,
            "'Mail_Definitions' is generated for test.MAIL and for test.Mail",
            "class Mail");
  }

  // P-03
  @Test
  void a_class_of_the_user_has_the_name_of_a_stub() {
    sources(
            APP,
            "package test; class SendTasks {}",
            taskClass("Mail", "@BackgroundTask\nstatic void send(App state) {}"))
        .breaks(
            ErrorCode.GENERATED_NAME_TAKEN,
            "there is already a class 'test.SendTasks'",
            "void send");
  }

  // P-03
  @Test
  void a_class_of_the_user_has_the_flattened_name() {
    sources(
            APP,
            "package test; class Outer_Jobs_Definitions {}",
            taskClass(
                "Outer", "static class Jobs {\n@BackgroundTask static void send(App state) {} }"))
        .breaks(
            ErrorCode.GENERATED_NAME_TAKEN,
            "there is already a class 'test.Outer_Jobs_Definitions'",
            "class Jobs");
  }

  // P-03
  @Test
  @Tag("javac") // the option is its own
  void a_taken_name_is_the_only_error_where_javac_goes_on_after_errors() {
    setup()
        .options("-XDshould-stop.ifError=FLOW")
        .sources(
            APP,
            "package test; class Mail_Definitions {}",
            taskClass("Bills", "@BackgroundTask static void print(App state) {}"),
            taskClass("Mail", "@BackgroundTask static void send(App state) {}"))
        .compile()
        .breaks(
            ErrorCode.GENERATED_NAME_TAKEN,
            "there is already a class 'test.Mail_Definitions'",
            "class Mail ");
  }

  @Test
  void a_worker_that_starts_reads_no_type_of_an_argument() {
    Loaded loaded =
        sources(
                APP,
                "package test; class Seen { static int count; static int count() { return count; } }",
                "package test; enum Colour { RED; static { Seen.count++; } }",
                taskClass(
                    "Mail",
                    """
                    @BackgroundTask static void send(App state, String to) {}
                    @BackgroundTask static void paint(
                        App state, Colour c, @Default("RED") Colour d) {}
                    """))
            .load();
    assertThat(loaded.tasks()).hasSize(2);
    loaded.run("send", "{\"args\":[\"you\"]}");
    assertThat(loaded.call("test.Seen", "count")).isEqualTo(0);
    loaded.run("paint", "{\"args\":[\"RED\"]}");
    assertThat(loaded.call("test.Seen", "count")).isEqualTo(1);
  }

  @Test
  void order_of_the_sources_does_not_matter() {
    List<String> sources = new ArrayList<>(List.of(APP));
    for (String name : List.of("Mail", "Bills", "Pdf", "Xml")) {
      sources.add(
          taskClass(
              name,
              "@BackgroundTask static void do%1$s(App state, R%1$s r, E%1$s e) {} record R%1$s(E%1$s e, int i) {} enum E%1$s { A }"
                  .formatted(name)));
    }
    Map<String, String> first = sources(sources.toArray(new String[0])).succeeds().generated();
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(sources, new Random(seed));
      assertThat(sources(sources.toArray(new String[0])).succeeds().generated()).isEqualTo(first);
    }
  }

  @Test
  void order_of_the_processors_does_not_matter() {
    // This way round the registry waits for the next round.
    Compiled compiled =
        setup()
            .only(new TaskRegistryProcessor(), new TaskProcessor())
            .sources(APP, taskClass("Mail", "@BackgroundTask static void send(App state) {}"))
            .compile();
    assertThat(compiled.load().tasks()).hasSize(1);
  }

  // P-14
  @Test
  void argument_types_may_come_from_another_processor() {
    Compiled compiled =
        setup()
            .before(new Writing("Made", "package test; record Made(String v) {}"))
            .sources(
                APP,
                taskClass("First", "@BackgroundTask static void first(App state) {}"),
                taskClass(
                    "Mail",
                    "@BackgroundTask static String f(App state, Made m, java.util.List<Made> n,"
                        + " Seen s) { return m + \"\" + n; }"),
                "package test; record Seen(Made made) {}")
            .compile();
    Loaded loaded = compiled.load();
    assertThat(loaded.run("f", "{\"args\":[{\"v\":\"a\"},[],{\"made\":{\"v\":\"b\"}}]}"))
        .isEqualTo("Made[v=a][]");
    assertThat(loaded.tasks()).hasSize(2);
  }

  // P-14
  @Test
  void component_types_may_come_from_another_processor() {
    Compiled compiled =
        setup()
            .before(new Writing("Made", "package test; record Made(String v) {}"))
            .sources(
                APP,
                taskClass("Mail", "@BackgroundTask static void f(App state, Seen s) {}"),
                "package test; record Seen(Made made) {}")
            .compile();
    assertThat(compiled.load().tasks()).hasSize(1);
  }

  @Test
  void classes_with_tasks_may_come_from_another_processor() {
    Compiled compiled =
        setup()
            .before(
                new Writing(
                    "Made", taskClass("Made", "@BackgroundTask static void made(App state) {}")))
            .sources(APP, taskClass("Mail", "@BackgroundTask static void send(App state) {}"))
            .compile();
    assertThat(compiled.load().tasks()).hasSize(2);
  }

  // P-14
  @Test
  void argument_type_never_appears() {
    Compiled compiled =
        sources(
            APP,
            taskClass("First", "@BackgroundTask static void first(App state) {}"),
            taskClass("Mail", "@BackgroundTask static void f(App state, Missing m) {}"));
    compiled.fails(1);
    assertThat(compiled.messages().get(0))
        .containsAnyOf("cannot find symbol", "cannot be resolved")
        .contains("Missing");
  }

  @Test
  void the_constant_of_a_task_hides_no_class() {
    Loaded loaded =
        tasks(
                """
                @BackgroundTask static URI uri(App state, @Default("mail:a") URI to) { return to; }
                @BackgroundTask static void tasks(App state) {}
                @BackgroundTask static String key(App state, @Default("A") KEY key) {
                  return key.name();
                }
                @BackgroundTask(name = "key2", stub = "Key2")
                static String key(App state, @Default("B") KEY key, @Default("URI") String text) {
                  return key.name() + text;
                }
                enum KEY { A, B }
                """)
            .load();
    assertThat(loaded.run("uri", "{}")).hasToString("mail:a");
    assertThat(loaded.run("key", "{}")).isEqualTo("A");
    assertThat(loaded.run("key2", "{}")).isEqualTo("BURI");
    assertThat(loaded.tasks()).hasSize(4);
  }

  // P-18
  @Test
  void one_class_has_very_many_tasks() {
    StringBuilder methods = new StringBuilder();
    IntStream.range(0, 450)
        .forEach(
            i ->
                methods.append(
                    "@BackgroundTask(aliases = {\"a%1$d\", \"b%1$d\"}, retry = @Retry(maxTries = 7))"
                            .formatted(i)
                        + " static void m%d(App state) {}\n".formatted(i)));
    Loaded loaded = sources(APP, taskClass("Many", methods.toString())).load();
    assertThat(loaded.handlers()).hasSize(2);
    assertThat(loaded.tasks()).hasSize(450);
  }

  @Test
  void tasks_that_others_implement_are_not_registered() {
    Compiled compiled =
        sources(
            APP,
            """
            package test;
            import io.boilermaker.*;
            import io.boilermaker.annotations.*;
            interface Remote {
              @BackgroundTask(name = "resize_image", queue = "images")
              void resizeImage(String url, @Default("100") int width);
              @BackgroundTask static void local(App state) {}
            }
            """,
            "package test; interface Other { @io.boilermaker.annotations.BackgroundTask int other(); }",
            "package test; class User { static io.boilermaker.Task f() { return"
                + " ResizeImageTasks.task(\"a\"); } }");
    Loaded loaded = compiled.load();
    assertThat(loaded.tasks().stream().map(Object::toString))
        .containsExactly("local (test.Remote.local)");
    assertThat(loaded.call("test.User", "f")).isNotNull();
    assertThat(compiled.generated("test.Other_Definitions")).contains("external(\"other\"");
  }

  @Test
  void settings_of_the_other_side_have_no_effect() {
    sources(
            "package test; import io.boilermaker.annotations.*; interface Remote {\n"
                + "@BackgroundTask(\naliases = \"a\",\nretry = @Retry(on = Exception.class))\nvoid f(); }")
        .fails(2)
        .reports(
            ErrorCode.SETTING_WITHOUT_EFFECT,
            "this method runs nowhere, and sets them",
            "aliases =")
        .reports(
            ErrorCode.SETTING_WITHOUT_EFFECT,
            "this method runs nowhere, and sets them",
            "aliases =");
  }
}
