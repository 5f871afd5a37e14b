package io.boilermaker.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Calls what Jackson would call of the user's and follow the causes of what is thrown to their end:
 * a chain of causes need not have one, and would hold the thread without end.
 */
final class UserCode {

  private UserCode() {}

  /**
   * Calls a method.
   *
   * @param on null for one that is static
   * @throws Threw if the method throws anything
   * @throws IllegalArgumentException if it does not take such arguments
   */
  static @Nullable Object call(Method method, @Nullable Object on, @Nullable Object... arguments)
      throws Threw {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw new Threw(e);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Makes an object; what the constructor throws is thrown as it is. */
  static <T> T make(Constructor<T> constructor) {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw unchecked(e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Throws anything, also where it is not declared. */
  static RuntimeException unchecked(Throwable thrown) {
    throw UserCode.<RuntimeException>sneaky(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the compiler alone cares
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Says that user code threw; has no cause, since that is what is not to be followed. */
  static final class Threw extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    private Threw(InvocationTargetException wrapper) {
      this(wrapper.getTargetException());
    }

    private Threw(Throwable thrown) {
      super(null, thrown.getClass().getName());
      this.thrown = thrown;
    }

    /** Returns what was thrown. */
    Throwable thrown() {
      return thrown;
    }
  }
}
