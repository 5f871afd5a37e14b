package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.PropertyBasedCreator;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects as Jackson does, also where a property's own annotation makes Jackson ignore
 * parameters of their constructor, which Jackson requires there nevertheless.
 */
final class CreatorDeserializer extends BeanDeserializer {

  private static final long serialVersionUID = 1L;

  /** Set while the properties of this one are renamed. */
  private transient volatile @Nullable NameTransformer unwrapping;

  CreatorDeserializer(BeanDeserializerBase standard) {
    super(standard);
  }

  private CreatorDeserializer(BeanDeserializerBase standard, boolean ignoreUnknown) {
    super(standard, ignoreUnknown);
  }

  private CreatorDeserializer(
      BeanDeserializerBase standard, @Nullable Set<String> ignored, @Nullable Set<String> only) {
    super(standard, ignored, only);
  }

  private CreatorDeserializer(BeanDeserializerBase standard, NameTransformer names) {
    super(standard, names);
  }

  /** Returns one whose properties stand in the object around; Jackson's own is of its own class. */
  @Override
  public JsonDeserializer<Object> unwrappingDeserializer(NameTransformer names) {
    if (unwrapping == names) {
      return this; // a type that contains itself
    }
    unwrapping = names;
    try {
      return new CreatorDeserializer(this, names);
    } finally {
      unwrapping = null;
    }
  }

  @Override
  public BeanDeserializer withByNameInclusion(
      @Nullable Set<String> ignored, @Nullable Set<String> only) {
    return new CreatorDeserializer(this, ignored, only);
  }

  @Override
  public BeanDeserializerBase withIgnoreAllUnknown(boolean ignoreUnknown) {
    return new CreatorDeserializer(this, ignoreUnknown);
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    JsonDeserializer<?> contextual = super.createContextual(context, property);
    Set<String> unwritten = unwritten(context, property);
    if (contextual == this && !unwritten.isEmpty()) {
      contextual = withByNameInclusion(_ignorableProps, _includableProps);
    }
    if (contextual == this
        || !(contextual instanceof CreatorDeserializer own)
        || !_valueInstantiator.canCreateFromObjectWith()) {
      return contextual;
    }
    if (_propertyBasedCreator == null) {
      return new Late(this, property); // a type that contains itself is not complete yet
    }
    own.ignore(context, unwritten);
    return own;
  }

  /** Returns the names that are not written where an object stands, though they are read there. */
  private static Set<String> unwritten(
      DeserializationContext context, @Nullable BeanProperty property) {
    AnnotatedMember place = property == null ? null : property.getMember();
    return place == null
        ? Set.of()
        : context
            .getAnnotationIntrospector()
            .findPropertyIgnoralByName(context.getConfig(), place)
            .findIgnoredForSerialization();
  }

  /** Takes the values of absent parameters for those that are ignored or not written here. */
  private void ignore(DeserializationContext context, Set<String> unwritten)
      throws JsonMappingException {
    // Jackson completes them in this array.
    SettableBeanProperty[] parameters =
        _valueInstantiator.getFromObjectArguments(context.getConfig());
    var instantiator =
        new StrictInstantiator(_valueInstantiator, _ignorableProps, _includableProps, unwritten);
    _propertyBasedCreator =
        PropertyBasedCreator.construct(context, instantiator, parameters, _beanProperties);
  }

  /** Finds out how to read when it is to read. */
  private static final class Late extends StandardBehind {

    private final CreatorDeserializer standard;
    private final @Nullable BeanProperty property;

    Late(CreatorDeserializer standard, @Nullable BeanProperty property) {
      super(standard);
      this.standard = standard;
      this.property = property;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty other) {
      return new Late(standard, other);
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return standard.createContextual(context, property).deserialize(in, context);
    }

    @Override
    public boolean isCachable() {
      return false;
    }
  }
}
