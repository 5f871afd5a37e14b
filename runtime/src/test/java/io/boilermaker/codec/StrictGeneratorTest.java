package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a user's serializer sees of the generator, and what it writes with it. */
class StrictGeneratorTest {

  private static String written(OneValue.Deed deed) {
    return OneValue.of(deed).value();
  }

  @Test
  void each_way_to_write_null_writes_null() {
    assertThat(
            written(
                out -> {
                  out.writeStartArray();
                  out.writeNumber((BigInteger) null);
                  out.writeNumber((BigDecimal) null);
                  out.writeString((String) null);
                  out.writePOJO(null);
                  out.writeEndArray();
                }))
        .isEqualTo("[null,null,null,null]");
  }

  // N-C02: of a text only what it says it is, not what it would write
  @Test
  void texts_of_a_class_of_the_users_are_written_by_their_value() {
    assertThat(
            written(
                out -> {
                  out.writeStartObject();
                  out.writeFieldName(GeneratorSamples.lying("a\""));
                  out.writeString(GeneratorSamples.lying("b\\"));
                  out.writeFieldName(new SerializedString("c\""));
                  out.writeString(new SerializedString("d\\"));
                  out.writeEndObject();
                }))
        .isEqualTo("{\"a\\\"\":\"b\\\\\",\"c\\\"\":\"d\\\\\"}");
  }

  @Test
  void names_are_limited_however_they_are_written() {
    String longest = "k".repeat(Limits.NAME);
    assertThat(
            written(
                out -> {
                  out.writeStartObject();
                  out.writeFieldName(new SerializedString(longest));
                  out.writeNull();
                  out.writeEndObject();
                }))
        .isEqualTo("{\"" + longest + "\":null}");
    assertThat(
            OneValue.of(
                    out -> {
                      out.writeStartObject();
                      out.writeFieldName(new SerializedString(longest + "k"));
                    })
                .refusal())
        .contains("at most " + Limits.NAME);
  }

  // N-C02
  @Test
  void a_name_may_recur_in_the_next_object_and_in_none_however_it_begins() {
    List<OneValue.Deed> begins =
        List.of(
            JsonGenerator::writeStartObject,
            out -> out.writeStartObject(this),
            out -> out.writeStartObject(this, 1));
    for (OneValue.Deed begin : begins) {
      assertThat(
              written(
                  out -> {
                    out.writeStartArray();
                    for (int i = 0; i < 2; i++) {
                      begin.with(out);
                      out.writeNullField("a");
                      out.writeEndObject();
                    }
                    out.writeEndArray();
                  }))
          .isEqualTo("[{\"a\":null},{\"a\":null}]");
      assertThat(
              OneValue.of(
                      out -> {
                        begin.with(out);
                        out.writeNullField("a");
                        out.writeNullField("a");
                      })
                  .refusal())
          .contains("two properties of one object have the same name");
    }
  }

  @Test
  void a_name_outside_of_an_object_is_refused_as_jackson_does() {
    for (OneValue.Deed name :
        List.<OneValue.Deed>of(
            out -> out.writeFieldName("a"), out -> out.writeFieldName(new SerializedString("a")))) {
      assertThat(OneValue.of(name).refusal()).contains("writes around its value");
      assertThat(
              OneValue.of(
                      out -> {
                        out.writeStartArray();
                        name.with(out);
                      })
                  .refusal())
          .contains("JsonGenerationException");
    }
  }

  @Test
  void bytes_are_written_in_the_alphabet_that_is_asked_for() {
    byte[] bytes = {0, -1, -2, -3};
    assertThat(written(out -> out.writeBinary(bytes))).isEqualTo("\"AP/+/Q==\"");
    assertThat(written(out -> out.writeBinary(bytes, 1, 3))).isEqualTo("\"//79\"");
    assertThat(written(out -> out.writeBinary(Base64Variants.MODIFIED_FOR_URL, bytes, 1, 3)))
        .isEqualTo("\"__79\"");
  }

  @Test
  void a_value_may_nest_as_deep_as_a_message_is_read() {
    int inArguments = Json.MAX_DEPTH - 1;
    assertThat(written(out -> nest(out, inArguments)))
        .isEqualTo("[".repeat(inArguments) + "]".repeat(inArguments));
    assertThat(OneValue.of(out -> nest(out, inArguments + 1)).refusal())
        .contains("nesting of at most " + Json.MAX_DEPTH);
  }

  private static void nest(JsonGenerator out, int depth) throws Exception {
    for (int i = 0; i < depth; i++) {
      out.writeStartArray();
    }
    for (int i = 0; i < depth; i++) {
      out.writeEndArray();
    }
  }

  @Test
  void current_values_are_those_of_this_value_alone() {
    assertThat(
            written(
                out -> {
                  out.assignCurrentValue("around");
                  assertThat(out.currentValue()).isNull();
                  out.writeStartObject();
                  out.assignCurrentValue("inside");
                  assertThat(out.currentValue()).isEqualTo("inside");
                  out.writeEndObject();
                  assertThat(out.currentValue()).isNull();
                }))
        .isEqualTo("{}");
  }

  @Test
  void the_context_tells_and_takes_what_is_of_this_value_alone() {
    assertThat(
            written(
                out -> {
                  out.getOutputContext().setCurrentValue("around");
                  assertThat(out.getOutputContext().hasCurrentName()).isFalse();
                  out.writeStartObject();
                  assertThat(out.getOutputContext().hasCurrentName()).isFalse();
                  out.getOutputContext().setCurrentValue("inside");
                  assertThat(out.currentValue()).isEqualTo("inside");
                  out.writeFieldName("a");
                  assertThat(out.getOutputContext().hasCurrentName()).isTrue();
                  out.writeNull();
                  out.writeEndObject();
                }))
        .isEqualTo("{\"a\":null}");
  }

  @Test
  void the_values_around_an_argument_are_not_assigned_by_it() throws Exception {
    try (JsonGenerator out = Json.factory().createGenerator(new ByteArrayOutputStream())) {
      out.writeStartArray();
      out.assignCurrentValue("envelope");
      var one = new StrictGenerator(out, new ObjectMapper());

      one.assignCurrentValue("argument");

      assertThat(one.currentValue()).isNull();
      assertThat(out.currentValue()).isEqualTo("envelope");
    }
  }

  @Test
  void a_serializer_finds_the_mapper_and_may_do_without() {
    assertThat(
            written(
                out -> {
                  assertThat(out.getCodec()).isInstanceOf(ObjectMapper.class);
                  out.setCodec(null);
                  out.writeStartArray();
                  out.writePOJO(1);
                  out.writePOJO("a");
                  out.writeEndArray();
                }))
        .isEqualTo("[1,\"a\"]");
    assertThat(
            OneValue.of(
                    out -> {
                      out.setCodec(null);
                      out.writePOJO(Map.of());
                    })
                .refusal())
        .contains(OneValue.Doc.class.getName());
  }

  @Test
  void a_serializer_sees_the_features_of_the_messages_generator() {
    int features = Json.factory().getGeneratorFeatures();
    written(
        out -> {
          assertThat(out.getFeatureMask()).isEqualTo(features);
          for (JsonGenerator.Feature each : JsonGenerator.Feature.values()) {
            assertThat(out.isEnabled(each)).isEqualTo(each.enabledIn(features));
          }
          assertThat(out.isClosed()).isFalse();
          out.writeNull();
        });
  }

  // N-C03
  @Test
  void another_thread_cannot_write_names_or_ends_either() {
    for (OneValue.Deed deed :
        List.<OneValue.Deed>of(
            out -> out.writeFieldName("a"),
            JsonGenerator::writeEndObject,
            out -> out.writeNull())) {
      assertThat(
              written(
                  out -> {
                    out.writeStartObject();
                    assertThatThrownBy(
                            () -> CompletableFuture.runAsync(() -> run(deed, out)).join())
                        .hasRootCauseInstanceOf(IllegalStateException.class)
                        .hasStackTraceContaining("on the thread that calls it");
                    out.writeEndObject();
                  }))
          .isEqualTo("{}");
    }
  }

  private static void run(OneValue.Deed deed, JsonGenerator out) {
    try {
      deed.with(out);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
