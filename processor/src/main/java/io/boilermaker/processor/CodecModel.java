package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry.Field;
import java.util.List;

/** A generated codec, which a constant of the codecs' class holds. */
sealed interface CodecModel {

  /** Returns the name of the constant. */
  String constant();

  /**
   * A codec that an expression makes: of an enum, or of a sealed hierarchy.
   *
   * @param type the type of the constant
   */
  record ExpressionModel(String constant, TypeName type, CodeBlock value) implements CodecModel {}

  /**
   * The codec of a record, a class of its own.
   *
   * @param className the class
   * @param type the record
   */
  record RecordModel(
      String constant, ClassName className, TypeName type, List<ComponentModel> components)
      implements CodecModel {}

  /**
   * A component of a record.
   *
   * @param accessor the method that reads it
   * @param constant the name of the constant that describes it
   * @param parameter the expression of that constant
   * @param field what the manifest says of it
   */
  record ComponentModel(
      String accessor, String constant, TypeName type, CodeBlock parameter, Field field) {}
}
