package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.impl.PropertyValueBuffer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.databind.util.IgnorePropertiesUtil;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashSet;
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
  private final Set<String> unwritten;

  /** Returns one for all places of a type. */
  static StrictInstantiator of(
      ValueInstantiator standard, DeserializationConfig config, BeanDescription bean) {
    SettableBeanProperty[] properties = standard.getFromObjectArguments(config);
    Set<String> unwritten = new HashSet<>();
    if (properties != null) {
      for (SettableBeanProperty property : properties) {
        if (isUnwritten(property.getName(), bean)) {
          unwritten.add(property.getName());
        }
        AnnotatedClass type = config.introspectClassAnnotations(property.getType()).getClassInfo();
        Boolean ignored = config.getAnnotationIntrospector().isIgnorableType(type);
        if (Boolean.TRUE.equals(ignored)) {
          property.markAsIgnorable();
        }
      }
    }
    // Jackson forgets that none is included.
    @Nullable Set<String> only =
        config.getDefaultPropertyInclusions(bean.getBeanClass(), bean.getClassInfo()).getIncluded();
    return new StrictInstantiator(
        standard, null, only != null && only.isEmpty() ? only : null, unwritten);
  }

  /** Tells whether annotations beside a parameter keep its property from being written. */
  private static boolean isUnwritten(String name, BeanDescription bean) {
    String own =
        bean.findProperties().stream()
            .filter(each -> each.getName().equals(name))
            .map(BeanPropertyDefinition::getInternalName)
            .findFirst()
            .orElse(name);
    return Unwritten.has(bean.getBeanClass(), name, own);
  }

  /**
   * @param ignored the names that are ignored where the object stands; null for no others than
   *     everywhere
   * @param only the names that are not ignored there; null for all
   * @param unwritten the names that are read, and not written
   */
  StrictInstantiator(
      ValueInstantiator standard,
      @Nullable Set<String> ignored,
      @Nullable Set<String> only,
      Set<String> unwritten) {
    super(standard);
    this.unwritten = unwritten;
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

  private boolean isNotWritten(SettableBeanProperty property, DeserializationContext context) {
    if (unwritten.contains(property.getName())) {
      return true;
    }
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
