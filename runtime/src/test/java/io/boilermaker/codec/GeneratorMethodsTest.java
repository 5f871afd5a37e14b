package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All public methods of Jackson's generator, in whatever version is on the class path: each is
 * either checked by {@link StrictGenerator}, or inherited and made of those that are.
 */
class GeneratorMethodsTest {

  /** Calls others of its methods, and nothing else. */
  private static final Set<String> MADE_OF_OTHERS =
      Set.of(
          "configure(Feature,boolean)",
          "copyCurrentEvent(JsonParser)",
          "copyCurrentEventExact(JsonParser)",
          "copyCurrentStructure(JsonParser)",
          "copyCurrentStructureExact(JsonParser)",
          "getCurrentValue()",
          "has(StreamWriteCapability)",
          "setCurrentValue(Object)",
          "writeArray(double[],int,int)",
          "writeArray(int[],int,int)",
          "writeArray(long[],int,int)",
          "writeArray(String[],int,int)",
          "writeArrayFieldStart(String)",
          "writeArrayPropertyStart(String)",
          "writeBinary(byte[])",
          "writeBinary(byte[],int,int)",
          "writeBinary(InputStream,int)",
          "writeBinaryField(String,byte[])",
          "writeBooleanField(String,boolean)",
          "writeEmbeddedObject(Object)",
          "writeFieldId(long)",
          "writeNullField(String)",
          "writeNumber(short)",
          "writeNumberField(String,BigDecimal)",
          "writeNumberField(String,BigInteger)",
          "writeNumberField(String,double)",
          "writeNumberField(String,float)",
          "writeNumberField(String,int)",
          "writeNumberField(String,long)",
          "writeNumberField(String,short)",
          "writeObjectField(String,Object)",
          "writeObjectFieldStart(String)",
          "writePOJOField(String,Object)",
          "writeStartArray(int)",
          "writeStringField(String,String)",
          "writeTypePrefix(WritableTypeId)",
          "writeTypeSuffix(WritableTypeId)");

  /** Writes nothing, tells nothing of the generator behind, or throws always. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "canOmitFields()",
          "canUseSchema(FormatSchema)",
          "canWriteBinaryNatively()",
          "canWriteFormattedNumbers()",
          "canWriteObjectId()",
          "canWriteTypeId()",
          "getCharacterEscapes()",
          "getFormatFeatures()",
          "getHighestEscapedChar()",
          "getOutputBuffered()",
          "getOutputTarget()",
          "getPrettyPrinter()",
          "getSchema()",
          "isEnabled(StreamWriteFeature)",
          "setCharacterEscapes(CharacterEscapes)",
          "setHighestNonEscapedChar(int)",
          "setSchema(FormatSchema)",
          "streamWriteConstraints()",
          "writeObjectId(Object)",
          "writeObjectRef(Object)",
          "writeOmittedField(String)",
          "writeTypeId(Object)");

  static Stream<Method> methods() {
    return Arrays.stream(JsonGenerator.class.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  // N-C02, N-C03: a method that a newer Jackson adds is not trusted before somebody looks at it
  @Test
  void each_method_is_checked_or_known_to_be_made_of_checked_ones() {
    Set<String> own =
        Stream.of(StrictGenerator.class, PlainGenerator.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(GeneratorMethodsTest::signature)
            .collect(Collectors.toSet());
    Set<String> unknown =
        methods()
            .map(GeneratorMethodsTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    unknown.removeAll(own);
    unknown.removeAll(MADE_OF_OTHERS);
    unknown.removeAll(WITHOUT_EFFECT);
    assertThat(unknown).isEmpty();
    assertThat(JsonGeneratorDelegate.class)
        .matches(type -> !type.isAssignableFrom(StrictGenerator.class));
  }

  @Test
  void what_is_known_to_have_no_effect_is_not_written_by_it() {
    assertThat(OneValue.of(out -> assertThat(out.getOutputTarget()).isNull()).refusal())
        .contains("writes no value");
    assertThat(OneValue.of(out -> out.getOutputContext().setCurrentValue("a")).refusal())
        .contains("writes no value");
  }

  // N-C02, N-C03: any method, wherever it is called
  @ParameterizedTest
  @MethodSource("methods")
  void no_method_writes_anything_but_one_value(Method method) {
    for (int seed = 0; seed < 8; seed++) {
      var samples = new GeneratorSamples(new Random(seed));
      OneValue.of(out -> call(out, method, samples)).requireSound();
      OneValue.of(
              out -> {
                call(out, method, samples);
                out.writeString("after");
              })
          .requireSound();
      OneValue.of(
              out -> {
                out.writeString("before");
                call(out, method, samples);
              })
          .requireSound();
      OneValue.of(
              out -> {
                out.writeStartArray();
                call(out, method, samples);
                out.writeEndArray();
              })
          .requireSound();
      OneValue.of(
              out -> {
                out.writeStartObject();
                call(out, method, samples);
                out.writeEndObject();
              })
          .requireSound();
      OneValue.of(
              out -> {
                out.writeStartObject();
                out.writeFieldName("a");
                call(out, method, samples);
                out.writeEndObject();
              })
          .requireSound();
    }
  }

  // N-C02, N-C03: a serializer that goes on whatever it is told
  @Test
  void no_row_of_calls_writes_anything_but_one_value() {
    List<Method> all = methods().toList();
    int written = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var samples = new GeneratorSamples(random);
      OneValue result =
          OneValue.of(
              out -> {
                int calls = 1 + random.nextInt(8);
                for (int i = 0; i < calls; i++) {
                  Method method = all.get(random.nextInt(all.size()));
                  try {
                    call(out, method, samples);
                  } catch (Throwable t) {
                    // Goes on all the same.
                  }
                }
              });
      result.requireSound();
      written += result.isWritten() ? 1 : 0;
    }
    assertThat(written).isGreaterThan(1_000);
  }

  private static void call(JsonGenerator out, Method method, GeneratorSamples samples)
      throws Exception {
    try {
      method.invoke(out, samples.of(method.getParameterTypes()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
