package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedCodecTest {

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  record Group(List<Shape> shapes, BigDecimal weight) implements Shape {}

  record Unknown() implements Shape {}

  static final Codec<Shape> SHAPE =
      Codecs.sealedOf(
          SealedCase.of("Circle", Circle.class, new CircleCodec()),
          SealedCase.of("Group", Group.class, new GroupCodec()));

  private static final class CircleCodec extends RecordCodec<Circle> {
    private static final Parameter<Double> RADIUS = Parameter.required("radius", Codecs.DOUBLE);

    CircleCodec() {
      super(RADIUS);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Circle value) throws IOException {
      RADIUS.writeField(out, value.radius());
    }

    @Override
    protected Circle create(Arguments values) {
      return new Circle(values.get(RADIUS));
    }
  }

  private static final class GroupCodec extends RecordCodec<Group> {
    private static final Parameter<List<Shape>> SHAPES =
        Parameter.required("shapes", Codecs.listOf(Codecs.lazy(() -> SHAPE)));
    private static final Parameter<BigDecimal> WEIGHT =
        Parameter.required("weight", Codecs.BIG_DECIMAL);

    GroupCodec() {
      super(SHAPES, WEIGHT);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Group value) throws IOException {
      SHAPES.writeField(out, value.shapes());
      WEIGHT.writeField(out, value.weight());
    }

    @Override
    protected Group create(Arguments values) {
      return new Group(values.get(SHAPES), values.get(WEIGHT));
    }
  }

  // C-20: a sealed interface comes back as the right record, with its type first
  @Test
  void a_sealed_interface_comes_back() {
    assertThat(write(SHAPE, new Circle(1.5))).isEqualTo("{\"type\":\"Circle\",\"radius\":1.5}");
    var group =
        new Group(
            List.of(new Circle(1), new Group(List.of(), BigDecimal.TEN)), new BigDecimal("600.00"));
    assertThat(roundTrip(SHAPE, group)).isEqualTo(group);
    assertThat(roundTrip(SHAPE, null)).isNull();
  }

  // C-20, C-06: the type may stand in any place, and decimals keep their scale
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shapes\":[{\"radius\":1e0,\"type\":\"Circle\"}],\"type\":\"Group\",\"weight\":0E-7}",
        "{\"shapes\":[{\"x\":{},\"radius\":1,\"type\":\"Circle\"}],\"weight\":0E-7,\"type\":\"Group\"}",
        "{\"legacy\":[1],\"type\":\"Group\",\"weight\":0E-7,\"shapes\":[{\"type\":\"Circle\",\"radius\":1}]}"
      })
  void the_type_may_stand_in_any_place(String json) {
    assertThat(read(SHAPE, json))
        .isEqualTo(new Group(List.of(new Circle(1)), new BigDecimal("0E-7")));
  }

  @Test
  void many_digits_survive_the_buffer() {
    String digits = "0.1234567890123456789012345678901234567890";
    String json = "{\"weight\":" + digits + ",\"shapes\":[],\"type\":\"Group\"}";
    assertThat(((Group) read(SHAPE, json)).weight()).isEqualTo(new BigDecimal(digits));
    String radius = "{\"radius\":2.2250738585072012e-308,\"type\":\"Circle\"}";
    assertThat(read(SHAPE, radius)).isEqualTo(new Circle(Double.MIN_NORMAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"7355608\",\"radius\":1}",
        "{\"radius\":1,\"type\":\"circle\"}",
        "{\"type\":1}",
        "{\"type\":null}"
      })
  void an_unknown_type_is_refused_and_the_known_are_listed(String json) {
    assertThat(refusedToRead(SHAPE, json))
        .contains(" at /type: one of Circle, Group as 'type' is needed, found ");
  }

  @Test
  void a_missing_type_is_refused() {
    assertThat(refusedToRead(SHAPE, "{}")).endsWith(": the object lacks 'type'");
    assertThat(refusedToRead(SHAPE, "{\"radius\":7355608}")).endsWith("the object lacks 'type'");
    assertThat(refusedToRead(SHAPE, "[1]"))
        .endsWith("an object with 'type' is needed, found an array");
  }

  @Test
  void refusals_name_the_place_wherever_the_type_stands() {
    String first = "[{\"type\":\"Circle\",\"radius\":\"" + SECRET + "\"}]";
    assertThat(refusedToRead(Codecs.listOf(SHAPE), first))
        .isEqualTo("argument 'it' (position 0) at /0/radius: a double is needed, found a string");
    String last = "[{\"radius\":\"" + SECRET + "\",\"type\":\"Circle\"}]";
    assertThat(refusedToRead(Codecs.listOf(SHAPE), last))
        .isEqualTo(
            "argument 'it' (position 0) at /0: at /radius: a double is needed, found a string");
    assertThat(refusedToRead(SHAPE, "{\"x\":1,\"type\":\"Circle\"}"))
        .isEqualTo("argument 'it' (position 0): the object lacks 'radius'");
    assertThat(refusedToRead(SHAPE, "{\"radius\":1e400,\"type\":\"Circle\"}"))
        .contains("out of its range");
    assertThat(refusedToWrite(SHAPE, new Group(List.of(new Circle(Double.NaN)), null)))
        .isEqualTo("'it': at /shapes/0/radius: NaN has no JSON form");
    assertThat(refusedToWrite(SHAPE, new Unknown())).endsWith("Unknown is none of Circle, Group");
  }

  @Test
  void the_discriminator_can_have_another_name() {
    Codec<Shape> codec =
        Codecs.sealedOf("@kind", SealedCase.of("Circle", Circle.class, new CircleCodec()));
    assertThat(write(codec, new Circle(1))).startsWith("{\"@kind\":\"Circle\"");
    assertThat(roundTrip(codec, new Circle(1))).isEqualTo(new Circle(1));
  }

  @Test
  void a_name_cannot_mean_two_things() {
    var circle = SealedCase.of("Circle", Circle.class, new CircleCodec());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codecs.<Shape>sealedOf("radius", circle))
        .withMessageContaining("'radius'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Codecs.<Shape>sealedOf(
                    circle, SealedCase.of("Circle", Group.class, new GroupCodec())));
  }
}
