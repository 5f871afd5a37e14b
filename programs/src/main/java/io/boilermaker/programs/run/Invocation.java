package io.boilermaker.programs.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls of static methods that programs have. */
public final class Invocation {

  private Invocation() {}

  /** Calls a method; what it throws comes as it is, unless it is checked. */
  public static Object call(Method method, Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof LinkageError thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
