package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.KeyCodec;
import io.boilermaker.codec.Parameter;
import io.boilermaker.codec.Parameters;
import io.boilermaker.codec.RecordCodec;
import io.boilermaker.codec.SealedCase;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The codecs of a worker, made of a manifest instead of classes: so what they refuse, and in which
 * words, is what a worker refuses. Types that only the classes tell, such as those left to Jackson,
 * take any value.
 */
final class ManifestCodecs {

  /** The property that tells the records of a sealed type apart. */
  static final String DISCRIMINATOR = "type";

  private final Manifest manifest;
  private final Map<String, Codec<Object>> named = new HashMap<>();

  ManifestCodecs(Manifest manifest) {
    this.manifest = manifest;
  }

  Parameters parameters(TaskEntry task) {
    return Parameters.of(
        task.arguments().stream()
            .map(argument -> parameter(argument.name(), argument.type(), !argument.isRequired()))
            .toArray(Parameter<?>[]::new));
  }

  private Parameter<?> parameter(String name, WireType type, boolean isOptional) {
    Codec<Object> codec = codec(type);
    return isOptional ? Parameter.optional(name, codec, null) : Parameter.required(name, codec);
  }

  private Codec<Object> codec(WireType type) {
    Codec<Object> codec = withNull(type);
    return type.refusesNull() ? new WithoutNull(codec) : codec;
  }

  private Codec<Object> withNull(WireType type) {
    if (type.isNamed()) {
      return Codecs.lazy(() -> named(type.entryName()));
    }
    List<WireType> of = type.arguments();
    return switch (type.name()) {
      case "list", "sortedset" -> Codecs.as(Codecs.listOf(codec(of.get(0))));
      case "set" -> Codecs.as(Codecs.setOf(codec(of.get(0))));
      case "map", "sortedmap" -> Codecs.as(Codecs.mapOf(key(of.get(0)), codec(of.get(1))));
      default -> LeafCodecs.of(type.name());
    };
  }

  private KeyCodec<?> key(WireType type) {
    TypeEntry entry = type.isNamed() ? manifest.types().get(type.entryName()) : null;
    return entry instanceof EnumEntry texts && texts.texts() == null
        ? new ConstantText(texts.read())
        : LeafCodecs.key(type.name());
  }

  private Codec<Object> named(String name) {
    Codec<Object> known = named.get(name);
    if (known == null) {
      known = made(name);
      named.put(name, known);
    }
    return known;
  }

  private Codec<Object> made(String name) {
    TypeEntry entry = manifest.types().get(name);
    if (entry instanceof RecordEntry type) {
      return record(type);
    }
    if (entry instanceof SealedEntry type) {
      return sealed(type);
    }
    if (entry instanceof EnumEntry type) {
      return type.texts() == null
          ? new ConstantCodec(new ConstantText(type.read()))
          : Codecs.as(Codecs.STRING);
    }
    return Codecs.JSON;
  }

  private RecordCodec<Object> record(RecordEntry type) {
    return new ReadRecord(
        type.fields().stream()
            .map(field -> parameter(field.name(), field.type(), field.optional()))
            .toArray(Parameter<?>[]::new));
  }

  /** Cases need classes of their own, of which nothing is made: arrays of arrays serve. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Codec<Object> sealed(SealedEntry type) {
    SealedCase<Object>[] cases = new SealedCase[type.cases().size()];
    Class<?> next = Object.class;
    for (int i = 0; i < cases.length; i++) {
      Case each = type.cases().get(i);
      RecordEntry entry =
          (RecordEntry) Objects.requireNonNull(manifest.types().get(each.type().entryName()));
      cases[i] = SealedCase.of(each.name(), (Class<Object>) next, record(entry));
      next = Array.newInstance(next, 0).getClass();
    }
    return Codecs.sealedOf(DISCRIMINATOR, cases);
  }

  /** A record that is read to be refused or not, and is never made. */
  private static final class ReadRecord extends RecordCodec<Object> {

    ReadRecord(Parameter<?>... components) {
      super(components);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected Object create(Arguments values) {
      return values;
    }
  }
}
