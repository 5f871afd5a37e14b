package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.impl.PropertyValueBuffer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.databind.util.IgnorePropertiesUtil;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects as Jackson does, with two differences: a parameter that annotations make Jackson
 * ignore has the value of an absent one, instead of being required; and a number is neither rounded
 * to infinity nor through a double.
 */
// Nobody serializes it.
@SuppressWarnings("serial")
final class StrictInstantiator extends ValueInstantiator.Delegating {

  private static final long serialVersionUID = 1L;

  private final @Nullable Set<String> ignored;
  private final @Nullable Set<String> only;

  /** Returns one for all places of a type. */
  static StrictInstantiator of(ValueInstantiator standard, DeserializationConfig config) {
    SettableBeanProperty[] properties = standard.getFromObjectArguments(config);
    if (properties != null) {
      for (SettableBeanProperty property : properties) {
        AnnotatedClass type = config.introspectClassAnnotations(property.getType()).getClassInfo();
        Boolean ignored = config.getAnnotationIntrospector().isIgnorableType(type);
        if (Boolean.TRUE.equals(ignored)) {
          property.markAsIgnorable();
        }
      }
    }
    return new StrictInstantiator(standard, null, null);
  }

  /**
   * @param ignored the names that are ignored where the object stands; null for no others than
   *     everywhere
   * @param only the names that are not ignored there; null for all
   */
  StrictInstantiator(
      ValueInstantiator standard, @Nullable Set<String> ignored, @Nullable Set<String> only) {
    super(standard);
    this.ignored = ignored;
    this.only = only;
  }

  @Override
  public @Nullable Object createFromObjectWith(
      DeserializationContext context, SettableBeanProperty[] properties, PropertyValueBuffer buffer)
      throws IOException {
    for (SettableBeanProperty property : properties) {
      boolean unread =
          isIgnored(property)
              || (isNotWritten(property, context) && !buffer.hasParameter(property));
      if (unread && property.getInjectableValueId() == null) {
        buffer.assignParameter(property, absent(property, context));
      }
    }
    return super.createFromObjectWith(context, properties, buffer);
  }

  private boolean isIgnored(SettableBeanProperty property) {
    return property.isIgnorable()
        || IgnorePropertiesUtil.shouldIgnore(property.getName(), ignored, only);
  }

  private static boolean isNotWritten(
      SettableBeanProperty property, DeserializationContext context) {
    return context.getAnnotationIntrospector().findPropertyAccess(property.getMember())
        == JsonProperty.Access.WRITE_ONLY;
  }

  private static @Nullable Object absent(
      SettableBeanProperty property, DeserializationContext context) throws IOException {
    Class<?> type = property.getType().getRawClass();
    if (type.isPrimitive()) {
      return ClassUtil.defaultValue(type);
    }
    return NullChecks.isOptional(type)
        ? context
            .findContextualValueDeserializer(property.getType(), property)
            .getNullValue(context)
        : null;
  }

  @Override
  public @Nullable Object createFromLong(DeserializationContext context, long value)
      throws IOException {
    boolean isExact = canCreateFromLong() || canCreateFromBigInteger();
    return !isExact && canCreateFromDouble()
        ? createFromDouble(context, (double) value)
        : super.createFromLong(context, value);
  }

  @Override
  public boolean canCreateFromBigInteger() {
    return delegate().canCreateFromBigInteger();
  }

  @Override
  public @Nullable Object createFromBigInteger(DeserializationContext context, BigInteger value)
      throws IOException {
    return !canCreateFromBigInteger() && canCreateFromDouble()
        ? createFromDouble(context, value.doubleValue())
        : super.createFromBigInteger(context, value);
  }

  @Override
  public boolean canCreateFromBigDecimal() {
    return delegate().canCreateFromBigDecimal();
  }

  @Override
  public @Nullable Object createFromDouble(DeserializationContext context, double value)
      throws IOException {
    if (!canCreateFromDouble() && canCreateFromBigDecimal()) {
      return createFromBigDecimal(context, Primitives.readDecimal(context.getParser()));
    }
    // As the codec: the given value may have been rounded already.
    return super.createFromDouble(context, Primitives.readDouble(context.getParser(), "a double"));
  }
}
