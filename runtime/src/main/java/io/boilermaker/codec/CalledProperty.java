package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.NullsConstantProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A property that is set by a method of the user's, or whose collection a getter gives: as
 * Jackson's own are, but for what happens when the method throws.
 */
// Nobody serializes it.
@SuppressWarnings("serial")
final class CalledProperty extends SettableBeanProperty {

  private static final long serialVersionUID = 1L;

  private final AnnotatedMethod annotated;
  private final Method method;
  private final boolean isGetter;
  private final boolean skipsNulls;

  private CalledProperty(SettableBeanProperty standard, boolean isGetter) {
    super(standard);
    this.annotated = (AnnotatedMethod) standard.getMember();
    this.method = annotated.getAnnotated();
    this.isGetter = isGetter;
    this.skipsNulls = NullsConstantProvider.isSkipper(_nullProvider);
  }

  private CalledProperty(CalledProperty other, PropertyName name) {
    super(other, name);
    this.annotated = other.annotated;
    this.method = other.method;
    this.isGetter = other.isGetter;
    this.skipsNulls = other.skipsNulls;
  }

  private CalledProperty(
      CalledProperty other, JsonDeserializer<?> deserializer, NullValueProvider nulls) {
    super(other, deserializer, nulls);
    this.annotated = other.annotated;
    this.method = other.method;
    this.isGetter = other.isGetter;
    this.skipsNulls = NullsConstantProvider.isSkipper(nulls);
  }

  /** Returns what stands for a property of Jackson's whose method takes the value. */
  static SettableBeanProperty ofSetter(SettableBeanProperty standard) {
    // Jackson tells by its own class which properties of a record are set after it is made.
    boolean isOfRecord = standard.getMember().getDeclaringClass().isRecord();
    return isOfRecord || !(standard.getMember() instanceof AnnotatedMethod)
        ? standard
        : new CalledProperty(standard, /* isGetter= */ false);
  }

  /** Returns what stands for a property of Jackson's whose method gives what is to be filled. */
  static SettableBeanProperty ofGetter(SettableBeanProperty standard) {
    // Jackson tells by its own class which properties merge by themselves.
    return standard.getMetadata().getMergeInfo() == null
        ? new CalledProperty(standard, /* isGetter= */ true)
        : standard;
  }

  @Override
  public SettableBeanProperty withName(PropertyName name) {
    return new CalledProperty(this, name);
  }

  @Override
  public SettableBeanProperty withValueDeserializer(JsonDeserializer<?> deserializer) {
    if (_valueDeserializer == deserializer) {
      return this;
    }
    boolean saysNulls = _valueDeserializer == _nullProvider;
    return new CalledProperty(this, deserializer, saysNulls ? deserializer : _nullProvider);
  }

  @Override
  public SettableBeanProperty withNullProvider(NullValueProvider nulls) {
    return new CalledProperty(this, _valueDeserializer, nulls);
  }

  @Override
  public void fixAccess(DeserializationConfig config) {
    annotated.fixAccess(config.isEnabled(MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS));
  }

  @Override
  public <A extends Annotation> @Nullable A getAnnotation(Class<A> type) {
    return annotated.getAnnotation(type);
  }

  @Override
  public AnnotatedMember getMember() {
    return annotated;
  }

  @Override
  public void deserializeAndSet(JsonParser in, DeserializationContext context, Object instance)
      throws IOException {
    deserializeSetAndReturn(in, context, instance);
  }

  @Override
  public Object deserializeSetAndReturn(
      JsonParser in, DeserializationContext context, Object instance) throws IOException {
    if (isGetter) {
      fill(in, context, instance);
      return instance;
    }
    return setAndReturn(instance, deserialize(in, context));
  }

  @Override
  public void set(Object instance, @Nullable Object value) throws IOException {
    setAndReturn(instance, value);
  }

  @Override
  public Object setAndReturn(Object instance, @Nullable Object value) throws IOException {
    if (isGetter) {
      throw new UnsupportedOperationException("'" + getName() + "' has no setter");
    }
    if (value == null && skipsNulls) {
      return instance;
    }
    Object result = null;
    try {
      result = UserCode.call(method, instance, value);
    } catch (IllegalArgumentException e) {
      _throwAsIOE(null, e, value);
    }
    return result == null ? instance : result;
  }

  private void fill(JsonParser in, DeserializationContext context, Object instance)
      throws IOException {
    if (in.hasToken(JsonToken.VALUE_NULL)) {
      return;
    }
    if (_valueTypeDeserializer != null) {
      context.reportBadDefinition(getType(), "'" + getName() + "' has kinds, and no setter");
    }
    Object filled = UserCode.call(method, instance);
    if (filled == null) {
      context.reportBadDefinition(getType(), "the getter of '" + getName() + "' returned null");
    }
    _valueDeserializer.deserialize(in, context, filled);
  }
}
