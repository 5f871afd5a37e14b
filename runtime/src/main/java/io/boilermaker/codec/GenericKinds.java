package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;
import java.io.IOException;

/**
 * Writes whole values whose kinds are told apart with the type arguments of their declared type.
 * Jackson reads them so, and writes them so inside of others, but takes a whole value for one of
 * its class alone: what is declared as an argument would count as declared as Object.
 */
final class GenericKinds {

  private GenericKinds() {}

  /**
   * Writes a value, if it is of such a type.
   *
   * @param mapper writes others by itself, as it does all if it is the application's
   * @return whether it was
   */
  static boolean write(JsonGenerator out, Object value, JavaType declared, ObjectMapper mapper)
      throws IOException {
    boolean isOurs = mapper == StrictMapper.INSTANCE || mapper == FormlessMapper.INSTANCE;
    if (!isOurs
        || !declared.hasGenericTypes()
        || declared.isContainerType()
        || declared.isReferenceType()
        || value instanceof Enum
        || !declared.getRawClass().isInstance(value)
        || !ExactClasses.hasNamedKinds(declared.getRawClass())) {
      return false;
    }
    var provider = (DefaultSerializerProvider) mapper.getSerializerProviderInstance();
    TypeSerializer kinds = provider.findTypeSerializer(declared);
    if (kinds == null) {
      return false;
    }
    JavaType own = provider.constructSpecializedType(declared, value.getClass());
    JsonSerializer<Object> standard = provider.findValueSerializer(own, null);
    provider.serializePolymorphic(out, value, declared, standard, kinds);
    return true;
  }
}
