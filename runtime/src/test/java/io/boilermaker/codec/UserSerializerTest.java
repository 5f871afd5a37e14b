package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.bind;
import static io.boilermaker.codec.Wire.refusedToBind;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users' serializers, deserializers and getters do stays within their own value. */
@SuppressWarnings("deprecation") // as serializers still use
class UserSerializerTest {

  record Doc(@JsonRawValue String body, String title) {}

  private static final Codec<Doc> DOC = Codecs.databind(new TypeReference<>() {});

  // N-C02: raw JSON of one argument is one value of that argument
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,\"title\":\"t\"},\"mallory\",999999],\"kwargs\":{}},\"zz\":{\"args\":[{\"q\":1",
        "{\"a\":",
        "",
        "1 2",
        "NaN",
        "'a'",
        "\"\\ud83d\"",
        "[1,]",
        "1e99999999999"
      })
  void raw_text_that_is_not_one_value_is_refused(String raw) {
    assertThat(refusedToWrite(DOC, new Doc(raw, "t")))
        .startsWith("'it': at /*: cannot be written as " + Doc.class.getName() + ": ");
  }

  @Test
  void raw_json_travels_as_it_is() {
    assertThat(write(DOC, new Doc(" {\"a\": [1.50, \"\ud83d\ude00\\n\"]} ", "t")))
        .isEqualTo("{\"body\": {\"a\": [1.50, \"\ud83d\ude00\\n\"]} ,\"title\":\"t\"}");
    assertThat(write(DOC, new Doc(null, "t"))).isEqualTo("{\"body\":null,\"title\":\"t\"}");
  }

  // N-C03: nothing, too much, left open, closed too often
  @Test
  void a_serializer_that_writes_no_single_value_is_refused_by_what_it_did() {
    assertThat(OneValue.of(out -> {}).refusal())
        .isEqualTo(
            "'it': cannot be written as "
                + OneValue.Doc.class.getName()
                + ": a serializer writes no value");
    assertThat(
            OneValue.of(
                    out -> {
                      out.writeString("a");
                      out.writeString("b");
                    })
                .refusal())
        .contains("more than one value");
    assertThat(
            OneValue.of(
                    out -> {
                      out.writeStartObject();
                      out.writeArrayFieldStart("xs");
                    })
                .refusal())
        .contains("leaves an object or array open");
    assertThat(
            OneValue.of(
                    out -> {
                      out.writeStartArray();
                      out.writeEndArray();
                      out.writeEndArray();
                    })
                .refusal())
        .contains("writes around its value");
    assertThat(
            OneValue.of(
                    out -> {
                      out.writeStartObject();
                      out.writeFieldName("a");
                      out.writeEndObject();
                    })
                .refusal())
        .contains("a name without a value");
    assertThat(OneValue.of(out -> out.writeRaw("1")).refusal()).contains("writeRawValue takes");
  }

  @Test
  void closing_flushing_and_formatting_change_nothing() {
    assertThat(
            OneValue.of(
                    out -> {
                      out.useDefaultPrettyPrinter();
                      out.configure(JsonGenerator.Feature.QUOTE_FIELD_NAMES, false);
                      out.writeStartObject();
                      out.flush();
                      out.close();
                      out.writeNumberField("a", 1);
                      out.writeEndObject();
                    })
                .value())
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void a_serializer_may_write_something_else_after_a_refusal() {
    assertThat(
            OneValue.of(
                    out -> {
                      try {
                        out.writeNumber(Double.NaN);
                      } catch (ArgumentException e) {
                        out.writeNull();
                      }
                    })
                .value())
        .isEqualTo("null");
  }

  @Test
  void the_context_cannot_be_turned_against_the_generator() {
    assertThat(
            OneValue.of(
                    out -> {
                      assertThat(out.getOutputContext().getCurrentName()).isNull();
                      assertThat(out.getOutputContext().getCurrentValue()).isNull();
                      out.writeStartObject("this");
                      assertThat(out.getOutputContext().getCurrentValue()).isEqualTo("this");
                      assertThat(out.getOutputContext()).isNotInstanceOf(JsonWriteContext.class);
                      assertThat(out.getOutputContext().inObject()).isTrue();
                      assertThat(out.getOutputContext().getParent().inRoot()).isTrue();
                      assertThat(out.getOutputContext().getParent().getParent()).isNull();
                      out.writeFieldName("a");
                      assertThat(out.getOutputContext().getCurrentName()).isEqualTo("a");
                      out.writeNull();
                      out.writeEndObject();
                    })
                .value())
        .isEqualTo("{\"a\":null}");
  }

  @Test
  void a_generator_that_is_kept_writes_nothing_later() {
    var kept = new AtomicReference<JsonGenerator>();
    OneValue result =
        OneValue.of(
            out -> {
              kept.set(out);
              out.writeNumber(1);
            });
    assertThat(result.value()).isEqualTo("1");
    assertThat(kept.get().isClosed()).isTrue();
    assertThatThrownBy(() -> kept.get().writeNumber(2)).isInstanceOf(IllegalStateException.class);
    OneValue refused =
        OneValue.of(
            out -> {
              kept.set(out);
              throw new IllegalStateException();
            });
    assertThat(refused.refusal()).contains("cannot be written as");
    assertThatThrownBy(() -> kept.get().writeNumber(2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void another_thread_cannot_write() {
    assertThat(
            OneValue.of(
                    out ->
                        CompletableFuture.runAsync(
                                () -> {
                                  try {
                                    out.writeNumber(1);
                                  } catch (IOException e) {
                                    throw new AssertionError(e);
                                  }
                                })
                            .join())
                .refusal())
        .contains(OneValue.Doc.class.getName());
  }

  @Test
  void the_mapper_is_there_for_what_a_serializer_passes_on() {
    assertThat(OneValue.of(out -> out.writePOJO(List.of(new Doc("1", "t")))).value())
        .isEqualTo("[{\"body\":1,\"title\":\"t\"}]");
  }

  // The dialect of a mapper of the user's does not reach the message.
  @Test
  void features_of_a_users_mapper_do_not_change_the_json_around() throws IOException {
    var mapper = JsonMapper.builder().build();
    mapper.setConfig(
        mapper
            .getSerializationConfig()
            .with(JsonGenerator.Feature.WRITE_NUMBERS_AS_STRINGS)
            .without(JsonGenerator.Feature.QUOTE_FIELD_NAMES));
    Codec<List<Integer>> numbers = Codecs.databind(new TypeReference<>() {});
    String json =
        write(
            bytes -> {
              JsonGenerator out = Json.factory().createGenerator(bytes);
              out.setCodec(mapper);
              return out;
            },
            numbers,
            List.of(1));
    assertThat(json).isEqualTo("[1]");
  }

  record Blob(byte[] bytes, char[] text, float real, BigInteger whole) {}

  // N-C02: what a class left to Jackson holds is written, and within the limits
  @Test
  void bytes_and_characters_are_written_and_limited() {
    Codec<Blob> codec = Codecs.databind(new TypeReference<>() {});
    var blob = new Blob(new byte[] {1, 2, -1}, new char[] {'a', '"'}, 0.1f, BigInteger.TEN);
    assertThat(write(codec, blob))
        .isEqualTo("{\"bytes\":\"AQL/\",\"text\":\"a\\\"\",\"real\":0.1,\"whole\":10}");
    assertThat(Wire.roundTrip(codec, blob)).usingRecursiveComparison().isEqualTo(blob);
    assertThat(refusedToWrite(codec, new Blob(new byte[15_000_001], null, 0, null)))
        .contains("at most 20000000 characters of base64");
    assertThat(refusedToWrite(codec, new Blob(null, new char[] {'\ud83d'}, 0, null)))
        .contains("unpaired surrogate");
    assertThat(OneValue.of(out -> out.writeNumber("1.50")).value()).isEqualTo("1.50");
    assertThat(OneValue.of(out -> out.writeNumber("9".repeat(1_001))).refusal())
        .contains("at most 1000 digits");
    assertThat(OneValue.of(out -> out.writeNumber("1,2")).refusal())
        .contains("a number that is not one in JSON");
  }

  record Thrower(String text) {
    @Override
    public String text() {
      throw new StackOverflowError(text);
    }
  }

  record Valued(String text) {
    @JsonValue
    String value() {
      throw new NoClassDefFoundError(text);
    }
  }

  // N-C02, N-C06: what getters throw, Errors too, refuses the argument and quotes nothing
  @Test
  void what_getters_throw_is_a_refusal() {
    Codec<Thrower> thrower = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToWrite(thrower, new Thrower(SECRET)))
        .startsWith("'it'")
        .contains(Thrower.class.getName(), "StackOverflowError");
    Codec<Valued> valued = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToWrite(valued, new Valued(SECRET)))
        .startsWith("'it'")
        .contains(Valued.class.getName(), "NoClassDefFoundError");
  }

  @Test
  void what_accessors_and_collections_throw_is_a_refusal_in_generated_code_too() {
    Parameter<String> text = Parameter.required("text", Codecs.STRING);
    var codec =
        new RecordCodec<Thrower>(text) {
          @Override
          protected void writeComponents(JsonGenerator out, Thrower value) throws IOException {
            text.writeField(out, value.text());
          }

          @Override
          protected Thrower create(Arguments values) {
            return new Thrower(values.get(text));
          }
        };
    assertThat(refusedToWrite(Codecs.listOf(codec), List.of(new Thrower(SECRET))))
        .isEqualTo(
            "'it': at /0: "
                + Thrower.class.getName()
                + " cannot be written (java.lang.StackOverflowError)");
    Codec<Thrower> sealed = Codecs.sealedOf(SealedCase.of("T", Thrower.class, codec));
    assertThat(refusedToWrite(sealed, new Thrower(SECRET)))
        .contains(Thrower.class.getName() + " cannot be written (java.lang.StackOverflowError)");
    List<String> list =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            throw new AssertionError(SECRET);
          }

          @Override
          public int size() {
            return 1;
          }
        };
    assertThat(refusedToWrite(Codecs.listOf(Codecs.STRING), list))
        .isEqualTo("'it': at /0: cannot be written (java.lang.AssertionError)");
  }

  @JsonDeserialize(using = ReadsAsTold.class)
  record Told(String how) {}

  static final class ReadsAsTold extends JsonDeserializer<Told> {
    @Override
    public Told deserialize(JsonParser in, DeserializationContext context) throws IOException {
      in.nextToken();
      in.nextToken();
      String how = in.getText();
      switch (how) {
        case "less" -> {
          return new Told(how);
        }
        case "more" -> {
          in.nextToken();
          in.nextToken();
        }
        case "all" -> {
          while (in.nextToken() != null) {
            // Reads the rest of the message.
          }
        }
        case "close" -> {
          in.nextToken();
          in.close();
        }
        default -> in.nextToken();
      }
      return new Told(how);
    }
  }

  // The reader's side of N-C03: arguments do not move up
  @ParameterizedTest
  @ValueSource(strings = {"less", "more", "all", "close"})
  void a_deserializer_reads_just_its_own_value(String how) {
    Codec<Told> told = Codecs.databind(new TypeReference<>() {});
    var first = Parameter.required("it", told);
    var second = Parameter.required("to", Codecs.nullable(Codecs.JSON));
    String payload = "{\"args\":[{\"a\":\"%s\"},{\"a\":\"b\"}],\"kwargs\":{}}";
    assertThat(refusedToBind(payload.formatted(how), first, second))
        .contains("'it'", "a deserializer reads less or more than its value");
    assertThat(bind(payload.formatted("right"), first, second).get(first).how()).isEqualTo("right");
    String last = "{\"kwargs\":{\"it\":{\"a\":\"%s\"}}}";
    assertThat(refusedToBind(last.formatted(how), first)).contains("'it'");
  }

  @JsonDeserialize(using = ReadsTree.class)
  record Tree(JsonNode node) {}

  static final class ReadsTree extends JsonDeserializer<Tree> {
    @Override
    public Tree deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return new Tree(in.getCodec().readTree(in));
    }
  }

  @Test
  void a_deserializer_can_read_by_the_codec_of_the_parser() {
    Codec<Tree> tree = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.read(tree, "{\"a\":[1,2]}").node().at("/a/1").intValue()).isEqualTo(2);
  }
}
