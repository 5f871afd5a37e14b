package io.boilermaker.benchmarks.work;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The libraries of a worker as a deployment has them, and archives of the classes that it loads.
 * Java archives no classes of signed jars, and none of folders: the jars are copies without
 * signatures, as docs/deployment.md makes them.
 *
 * @param folder with the jars
 */
record WorkerJars(Path folder) implements AutoCloseable {

  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+[.](SF|RSA|DSA|EC)");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** The release since which Java makes an archive in one step, of more than classes. */
  private static final int AHEAD_OF_TIME = 25;

  /** Runs a worker until it has run a task, and stops it in order. */
  interface TrainingRun {

    /** Runs it with additional options. */
    void with(List<String> options) throws Exception;
  }

  /** Copies the libraries of the measurements, without those of the peers. */
  static WorkerJars copy() throws Exception {
    Path classes =
        Path.of(WorkerJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = Files.createTempDirectory("worker-jars");
    try (Stream<Path> libraries = Files.list(classes.resolveSibling("lib"))) {
      for (Path jar : libraries.toList()) {
        withoutSignatures(jar, folder.resolve(jar.getFileName()));
      }
    }
    pack(classes, folder.resolve("app.jar"));
    return new WorkerJars(folder);
  }

  private static void withoutSignatures(Path jar, Path copy) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
      Enumeration<? extends ZipEntry> entries = from.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!SIGNATURE.matcher(entry.getName()).matches()) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream to = new ZipOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        to.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, to);
      }
    }
  }

  /** Returns the class path, always in the same order: an archive is of one. */
  String classPath() {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .collect(joining(":"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes an archive, as example/worker does.
   *
   * @return the options by which a JVM uses it, or does not start
   */
  List<String> archive(String name, TrainingRun run) throws Exception {
    Path archive = folder.resolve(name + ".archive");
    if (Runtime.version().feature() >= AHEAD_OF_TIME) {
      run.with(List.of("-XX:AOTCacheOutput=" + archive));
      return List.of("-XX:AOTMode=on", "-XX:AOTCache=" + require(archive));
    }
    Path classes = folder.resolve(name + ".classes");
    run.with(List.of("-XX:DumpLoadedClassList=" + classes));
    Process dump =
        new ProcessBuilder(
                JAVA,
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-cp",
                classPath())
            .inheritIO()
            .start();
    if (dump.waitFor() != 0) {
      throw new IllegalStateException("no archive: " + dump.exitValue());
    }
    return List.of("-Xshare:on", "-XX:SharedArchiveFile=" + require(archive));
  }

  private static Path require(Path archive) {
    if (!Files.exists(archive)) {
      throw new IllegalStateException("no archive was written to " + archive);
    }
    return archive;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
