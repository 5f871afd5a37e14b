package io.boilermaker.codec;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.SerializerFactoryConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.ser.BeanSerializerFactory;
import com.fasterxml.jackson.databind.ser.PropertyBuilder;
import com.fasterxml.jackson.databind.ser.SerializerFactory;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Makes writers as Jackson does, but for what happens when the user's code throws while the object
 * is made whose properties are the defaults.
 */
// Nobody serializes it.
@SuppressWarnings("serial")
final class StrictWriters extends BeanSerializerFactory {

  private static final long serialVersionUID = 1L;

  StrictWriters() {
    this(new SerializerFactoryConfig());
  }

  private StrictWriters(SerializerFactoryConfig config) {
    super(config);
  }

  @Override
  public SerializerFactory withConfig(SerializerFactoryConfig config) {
    return config == _factoryConfig ? this : new StrictWriters(config);
  }

  @Override
  protected PropertyBuilder constructPropertyBuilder(
      SerializationConfig config, BeanDescription bean) {
    return new Properties(config, bean);
  }

  private static final class Properties extends PropertyBuilder {

    Properties(SerializationConfig config, BeanDescription bean) {
      super(config, bean);
    }

    @Override
    protected @Nullable Object getDefaultBean() {
      AnnotatedConstructor constructor = _beanDesc.getClassInfo().getDefaultConstructor();
      if (_defaultBean == null && constructor != null) {
        if (_config.canOverrideAccessModifiers()) {
          constructor.fixAccess(/* force= */ true);
        }
        _defaultBean = UserCode.make(constructor.getAnnotated());
      }
      return super.getDefaultBean();
    }

    @Override
    protected Object _throwWrapped(Exception thrown, String property, Object bean) {
      // Jackson wraps what a getter throws twice.
      if (thrown.getCause() instanceof InvocationTargetException wrapper) {
        throw UserCode.unchecked(wrapper.getTargetException());
      }
      throw new IllegalArgumentException(thrown);
    }
  }
}
