package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import io.boilermaker.codec.JacksonVersions.Found;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonVersionsTest {

  private static Found found(String name, String version) {
    return new Found(
        name, VersionUtil.parseVersion(version, "", ""), "/lib/" + name + "-" + version + ".jar");
  }

  // N-C08
  @Test
  void a_jackson_that_is_too_old_is_named_with_its_jar_and_the_range() {
    assertThat(
            JacksonVersions.problem(
                List.of(found("jackson-core", "2.14.2"), found("jackson-databind", "2.14.2"))))
        .startsWith(
            "jackson-core 2.14.2 (/lib/jackson-core-2.14.2.jar): Boilermaker needs Jackson 2.18")
        .doesNotContain("\n");
    assertThat(
            JacksonVersions.problem(
                List.of(found("jackson-core", "2.18.4"), found("jackson-databind", "2.17.3"))))
        .startsWith("jackson-databind 2.17.3 (");
    assertThat(JacksonVersions.problem(List.of(found("jackson-core", "3.0.0"))))
        .startsWith("jackson-core 3.0.0 (");
  }

  // N-C08
  @Test
  void jars_of_different_minor_versions_do_not_belong_together() {
    assertThat(
            JacksonVersions.problem(
                List.of(found("jackson-core", "2.18.4.1"), found("jackson-databind", "2.19.0"))))
        .startsWith(
            "jackson-core 2.18.4-1 (/lib/jackson-core-2.18.4.1.jar) and jackson-databind 2.19.0"
                + " (/lib/jackson-databind-2.19.0.jar) do not belong together: Boilermaker needs");
    assertThat(
            JacksonVersions.problem(
                List.of(
                    found("jackson-core", "2.20.1"),
                    found("jackson-databind", "2.20.0"),
                    found("jackson-annotations", "2.20"))))
        .isNull();
  }

  // N-C08
  @Test
  void a_missing_jar_is_said_and_an_unknown_version_is_let_pass() {
    assertThat(
            JacksonVersions.problem(
                List.of(
                    found("jackson-core", "2.18.4"), new Found("jackson-datatype-jdk8", null, ""))))
        .startsWith("jackson-datatype-jdk8 is missing: Boilermaker needs");
    assertThat(
            JacksonVersions.problem(
                List.of(
                    found("jackson-core", "2.18.4"),
                    new Found("jackson-annotations", Version.unknownVersion(), "shaded.jar"))))
        .isNull();
  }

  // N-C08
  @Test
  void the_version_of_a_jar_into_which_jackson_was_merged_is_not_jacksons() {
    assertThat(JacksonVersions.manifestVersion("Jackson-annotations", "2.17.2"))
        .hasToString("2.17.2");
    assertThat(JacksonVersions.manifestVersion("Orders", "1.0.0").isUnknownVersion()).isTrue();
    assertThat(JacksonVersions.manifestVersion(null, "1.0.0").isUnknownVersion()).isTrue();
    assertThat(JacksonVersions.manifestVersion("Orders", null).isUnknownVersion()).isTrue();
  }

  @Test
  void the_jackson_of_this_build_is_supported() {
    assertThatCode(JacksonVersions::require).doesNotThrowAnyException();
  }

  /** Loads this library anew, where one of Jackson's jars is missing. */
  private static final class Without extends ClassLoader {
    private final String missing;

    Without(String missing) {
      super(Json.class.getClassLoader());
      this.missing = missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(missing)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.boilermaker.codec.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  // N-C08
  @ParameterizedTest
  @ValueSource(strings = {"requireJackson", "factory"})
  void each_use_says_which_jar_is_missing(String method) throws ReflectiveOperationException {
    var loader = new Without("com.fasterxml.jackson.datatype.jdk8.");
    Method use = loader.loadClass(Json.class.getName()).getMethod(method);
    assertThatThrownBy(() -> use.invoke(null))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("jackson-datatype-jdk8 is missing: Boilermaker needs Jackson 2.");
  }
}
