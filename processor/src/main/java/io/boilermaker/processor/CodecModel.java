package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.processor.NamedType.Place;
import java.util.List;

/** A generated codec, which a constant of a nested class of its own holds. */
sealed interface CodecModel {

  /** Returns where the codec is. */
  Place place();

  /**
   * A codec that an expression makes: of an enum, or of a sealed hierarchy.
   *
   * @param type the type of the constant
   */
  record ExpressionModel(Place place, TypeName type, CodeBlock value) implements CodecModel {}

  /**
   * The codec of a record, whose class holds itself.
   *
   * @param type the record
   */
  record RecordModel(Place place, TypeName type, List<ComponentModel> components)
      implements CodecModel {}

  /**
   * A component of a record.
   *
   * @param accessor the method that reads it
   * @param constant the name of the constant that describes it
   * @param parameter the expression of that constant
   * @param field what the manifest says of it
   * @param isSensitive whether its values are not to be shown
   */
  record ComponentModel(
      String accessor,
      String constant,
      TypeName type,
      CodeBlock parameter,
      Field field,
      boolean isSensitive) {}
}
