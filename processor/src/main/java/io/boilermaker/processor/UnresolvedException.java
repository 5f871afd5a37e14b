package io.boilermaker.processor;

import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * Something that a source names does not exist, or not yet: another processor may still write it.
 */
final class UnresolvedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The value that compilers give to what is no constant. */
  private static final String ERROR = "<error>";

  private final String name;

  /**
   * @param name the name of what is missing
   */
  UnresolvedException(String name) {
    super(name);
    this.name = name;
  }

  /** Reports what has never appeared. */
  void report(Element element, Report report) {
    report.add(ErrorCode.TYPE_UNRESOLVED, element, "'" + name + "' cannot be found");
  }

  /**
   * Checks that a value is a constant, or consists of constants. Where javac shows a text it has
   * quotes; Eclipse's compiler makes no difference.
   *
   * @throws UnresolvedException if it is none
   */
  static AnnotationValue requireConstant(AnnotationValue value) {
    if (value.getValue() instanceof List<?> all) {
      all.forEach(each -> requireConstant((AnnotationValue) each));
    }
    boolean isError = ERROR.equals(value.getValue());
    if (isError && (ERROR.equals(value.toString()) || Environment.isOfEclipse(value))) {
      throw new UnresolvedException(ERROR);
    }
    return value;
  }
}
