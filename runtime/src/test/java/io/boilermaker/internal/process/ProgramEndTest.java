package io.boilermaker.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramEndTest {

  /** At its end waits for something, as for publications, and is told to end by a signal. */
  static final class Program {

    private static final CountDownLatch told = new CountDownLatch(1);
    private static final CountDownLatch said = new CountDownLatch(1);
    private static ProgramEnd end;

    private Program() {}

    public static void main(String[] arguments) {
      end = ProgramEnd.install(Program::atEnd, Program::atExit);
    }

    private static void atEnd() {
      System.out.println("at its end");
      try {
        told.await();
        System.out.println("waited");
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      }
      said.countDown();
    }

    private static void atExit() {
      end.cancel();
      told.countDown();
      try {
        said.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_signal_does_not_interrupt_what_a_program_does_at_its_end() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = program.inputReader(UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("at its end");
      program.toHandle().destroy();
      assertThat(lines.lines().toList()).isEqualTo(List.of("waited"));
      assertThat(program.waitFor()).isEqualTo(143);
    } finally {
      program.destroyForcibly();
    }
  }
}
