package io.boilermaker.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The lines of the manifest that are about the tasks of one class. The processor leaves them on the
 * definitions that it generates, where it finds them again when only other classes are compiled.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TaskManifest {

  /** The lines, as in a manifest. */
  String[] value();
}
