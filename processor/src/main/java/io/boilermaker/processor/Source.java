package io.boilermaker.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.TaskClassModel.FileStyle;

/** A generated source file: its class, and its text. */
record Source(ClassName name, String text) {

  private static final int LAST_ASCII = 0x7e;

  /**
   * Makes the file of a class.
   *
   * @param type the class, without the annotations that all generated classes have
   */
  static Source of(ClassName name, TypeSpec.Builder type, Warnings warnings, FileStyle style) {
    if (style.generated() != null) {
      type.addAnnotation(
          AnnotationSpec.builder(style.generated())
              .addMember("value", TextLiteral.of(style.processor()))
              .build());
    }
    Warnings all = style.modular() ? warnings.with("exports") : warnings;
    if (!all.names().isEmpty()) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", suppressions(all.with(RuntimeTypes.ALL_OF_ECLIPSE)))
              .build());
    }
    JavaFile file =
        JavaFile.builder(name.packageName(), type.build())
            .indent("  ")
            .skipJavaLangImports(!style.importJavaLang())
            .build();
    return new Source(name, escaped(SourceLayout.of(file.toString())));
  }

  private static CodeBlock suppressions(Warnings warnings) {
    CodeBlock names =
        warnings.names().stream().map(TextLiteral::of).collect(CodeBlock.joining(", "));
    return warnings.names().size() == 1 ? names : CodeBlock.of("{$L}", names);
  }

  /** Writes what is not ASCII as Unicode escapes, so that no encoding can change it. */
  private static String escaped(String text) {
    if (text.chars().allMatch(c -> c <= LAST_ASCII)) {
      return text;
    }
    StringBuilder ascii = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (c <= LAST_ASCII) {
                ascii.append((char) c);
              } else {
                ascii.append(TextLiteral.unicodeEscape(c));
              }
            });
    return ascii.toString();
  }
}
