package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import io.boilermaker.Task;
import io.boilermaker.TaskDefinition;
import io.boilermaker.TaskHandlers;
import io.boilermaker.TaskRegistry;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.tools.JavaFileObject;

/** Compiled classes in a class loader, and their tasks found as a worker finds them. */
final class Loaded extends ClassLoader {

  private final Map<String, byte[]> files = new HashMap<>();

  private Loaded() {
    super(Loaded.class.getClassLoader());
  }

  static Loaded of(List<JavaFileObject> files) {
    Loaded loaded = new Loaded();
    for (JavaFileObject file : files) {
      try (InputStream in = file.openInputStream()) {
        String path = file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", "");
        loaded.files.put(path, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return loaded;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = files.get(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  @Override
  protected java.util.Enumeration<URL> findResources(String name) throws IOException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      return super.findResources(name);
    }
    var handler =
        new java.net.URLStreamHandler() {
          @Override
          protected java.net.URLConnection openConnection(URL url) {
            return new java.net.URLConnection(url) {
              @Override
              public void connect() {}

              @Override
              public InputStream getInputStream() {
                return new ByteArrayInputStream(bytes);
              }
            };
          }
        };
    return java.util.Collections.enumeration(List.of(new URL(null, "memory:" + name, handler)));
  }

  /** All tasks that a worker would find, in order. */
  List<TaskDefinition> tasks() {
    return handlers().stream().flatMap(handlers -> handlers.definitions().stream()).toList();
  }

  List<TaskHandlers> handlers() {
    return ServiceLoader.load(TaskRegistry.class, this).stream()
        .filter(provider -> provider.type().getClassLoader() == this)
        .flatMap(provider -> provider.get().handlers().stream())
        .toList();
  }

  /** Runs a task with a payload as a worker does, and returns what it returned. */
  Object run(String task, String payload) {
    return run(task, payload, newInstance("test.App"));
  }

  Object run(String task, String payload, Object state) {
    for (TaskHandlers handlers : handlers()) {
      for (int i = 0; i < handlers.definitions().size(); i++) {
        if (handlers.definitions().get(i).name().equals(task)) {
          return invoke(handlers, i, payload, state);
        }
      }
    }
    throw new AssertionError("no task " + task + " in " + tasks());
  }

  private static Object invoke(TaskHandlers handlers, int task, String payload, Object state) {
    try (JsonParser in = Json.factory().createParser(payload.getBytes(UTF_8))) {
      in.nextToken();
      Arguments arguments = handlers.bind(task, in);
      return handlers.invoke(task, state, null, arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the arguments of a task as the message has them. */
  static String json(Object task) {
    try {
      var payload = Task.class.getDeclaredMethod("payload");
      payload.setAccessible(true);
      var json = payload.getReturnType().getDeclaredMethod("json", ObjectCodec.class);
      json.setAccessible(true);
      return json.invoke(payload.invoke(task), (Object) null).toString();
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Object newInstance(String name) {
    try {
      var constructor = loadClass(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls a static method of a generated class, as a user would. */
  Object call(String type, String method, Object... arguments) {
    try {
      for (var candidate : loadClass(type).getDeclaredMethods()) {
        if (candidate.getName().equals(method)
            && candidate.getParameterCount() == arguments.length) {
          candidate.setAccessible(true);
          return candidate.invoke(null, arguments);
        }
      }
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("no " + type + "." + method);
  }
}
