package io.boilermaker;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Registries that fail in the hands of {@link java.util.ServiceLoader}. */
public final class FailingRegistries {

  /** What {@link Good} has; set by the trial that uses it. */
  static final AtomicReference<TaskRegistry> GOOD = new AtomicReference<>();

  private static final int VERSION_OFFSET = 7;
  private static final byte VERSION_OF_THE_FUTURE = 99;

  private FailingRegistries() {}

  /** Cannot be created. */
  public static final class Throwing extends Registry {
    public Throwing() {
      throw new IllegalStateException("its file cannot be read");
    }
  }

  /** Cannot be initialized. */
  public static final class BadInitializer extends Registry {
    static final int VALUE = Integer.parseInt("no number");

    public BadInitializer() {}

    @Override
    public List<TaskHandlers> handlers() {
      return VALUE == 0 ? List.of() : super.handlers();
    }
  }

  /** Knows the tasks of the trial. */
  public static final class Good extends Registry {
    public Good() {}

    @Override
    public List<TaskHandlers> handlers() {
      return GOOD.get().handlers();
    }
  }

  abstract static class Registry implements TaskRegistry {
    @Override
    public List<TaskHandlers> handlers() {
      return List.of();
    }
  }

  /** Returns a class path with a registry. */
  static ClassLoader with(Class<? extends TaskRegistry> registry) {
    return new ServiceFile(registry.getName(), FailingRegistries.class.getClassLoader());
  }

  /** Returns a class path whose registry is not there. */
  static ClassLoader withMissing() {
    return new ServiceFile("com.example.Gone", FailingRegistries.class.getClassLoader());
  }

  /** Returns a class path whose registry needs a newer Java. */
  static ClassLoader withNewer() {
    String name = Good.class.getName();
    return new ServiceFile(name, FailingRegistries.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
        return wanted.equals(name) ? define(name) : super.loadClass(wanted, resolve);
      }

      private Class<?> define(String newer) {
        byte[] bytes = bytes(newer);
        bytes[VERSION_OFFSET] = VERSION_OF_THE_FUTURE;
        return defineClass(newer, bytes, 0, bytes.length);
      }
    };
  }

  /** Returns a class path that answers nothing where it is asked for the registry. */
  static ClassLoader withoutAnswer() {
    String name = Good.class.getName();
    return new ServiceFile(name, FailingRegistries.class.getClassLoader()) {
      @Override
      public Class<?> loadClass(String wanted) throws ClassNotFoundException {
        return wanted.equals(name) ? null : super.loadClass(wanted);
      }
    };
  }

  private static byte[] bytes(String name) {
    try (InputStream in =
        FailingRegistries.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A class path with a service file of one line. */
  private static class ServiceFile extends ClassLoader {
    private static final String NAME = "META-INF/services/" + TaskRegistry.class.getName();

    private final String provider;

    ServiceFile(String provider, ClassLoader parent) {
      super(parent);
      this.provider = provider;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (!name.equals(NAME)) {
        return super.getResources(name);
      }
      Path file = Files.createTempFile("registry", ".txt");
      file.toFile().deleteOnExit();
      Files.writeString(file, provider + "\n");
      return Collections.enumeration(List.of(file.toUri().toURL()));
    }
  }
}
