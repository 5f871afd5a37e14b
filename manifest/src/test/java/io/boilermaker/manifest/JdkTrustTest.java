package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTrustTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.String",
        "java.math.BigDecimal",
        "java.time.Instant",
        "java.util.concurrent.atomic.AtomicInteger",
        "javax.xml.namespace.QName",
        "com.example.Order",
        "javax.persistence.Entity",
        "Order"
      })
  void values_and_classes_of_others_are_read(String name) {
    assertThat(JdkTrust.refusal(name)).isNull();
    assertThat(JdkTrust.act(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Class, is loaded by its name in the message",
    "java.io.File, names a file of the worker's machine",
    "com.fasterxml.jackson.databind.JavaType, is loaded by its name in the message"
  })
  void what_does_more_than_make_a_value_is_refused_for_that(String name, String why) {
    assertThat(JdkTrust.refusal(name)).isEqualTo(why);
    assertThat(JdkTrust.act(name)).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Thread",
        "java.time.chrono.HijrahDate",
        "java.util.concurrent.atomic.inner.Other",
        "javax.swing.JFrame",
        "com.sun.rowset.JdbcRowSetImpl",
        "org.w3c.dom.Node"
      })
  void other_classes_of_the_jdk_are_refused(String name) {
    assertThat(JdkTrust.refusal(name))
        .isEqualTo("is built by constructors and setters that were not made for it");
    assertThat(JdkTrust.act(name)).isNull();
  }
}
