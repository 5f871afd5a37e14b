package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.RedriveOptions.Bounds;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.redrive.Pace;
import io.boilermaker.cli.internal.redrive.Pass;
import io.boilermaker.cli.internal.redrive.PlanFile;
import io.boilermaker.cli.internal.redrive.Redrive;
import io.boilermaker.cli.internal.redrive.Ways;
import io.boilermaker.cli.internal.terminal.Progress;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.time.Clock;

/** One run of a plan, and what is said about it. */
final class RedriveRun {

  private final Connection connection;
  private final QueueClient queue;
  private final PlanFile file;
  private final Bounds bounds;
  private final Terminal terminal;
  private boolean isStopped;
  private boolean isCanaryWell = true;

  RedriveRun(Connection connection, QueueClient queue, PlanFile file, Bounds bounds) {
    this.connection = connection;
    this.queue = queue;
    this.file = file;
    this.bounds = bounds;
    this.terminal = connection.terminal();
  }

  int run() throws InterruptedException {
    Clock clock = connection.surroundings().clock();
    boolean mayUse = bounds.mayUseTransactions() && file.plan().target().equals(queue.name());
    var ways = new Ways(mayUse, terminal::note);
    try (var stop = new Stop();
        var pass = new Pass(queue, clock, bounds.patience(), stop)) {
      terminal.note("The plan is " + shown() + ".");
      var pace = new Pace(clock, bounds.perSecond(), stop);
      Redrive redrive;
      try (var progress = new Progress(terminal, "redrive", file.plan().entries().size(), clock)) {
        redrive = new Redrive(queue, file, new Redrive.Means(pass, ways, pace), progress::at);
        work(redrive, pass, ways, stop);
      } catch (RuntimeException e) {
        throw new UnfinishedException(e, goOn());
      }
      return report(redrive, pass);
    }
  }

  private void work(Redrive redrive, Pass pass, Ways ways, Stop stop) throws InterruptedException {
    redrive.resolve();
    ways.probe(pass);
    if (bounds.canary() > 0 && redrive.left() > bounds.canary()) {
      redrive.run(bounds.canary());
      var canary = new Canary(queue, file.plan(), redrive.chosen(), connection);
      isCanaryWell = stop.getAsBoolean() || canary.isWell(bounds.canaryPatience(), stop);
    }
    if (isCanaryWell && !stop.getAsBoolean()) {
      redrive.run(Integer.MAX_VALUE);
    }
    isStopped = stop.getAsBoolean();
  }

  private int report(Redrive redrive, Pass pass) {
    terminal.json(json(redrive));
    terminal.line(
        "Sent again: "
            + redrive.done()
            + " of "
            + file.plan().entries().size()
            + " to "
            + file.plan().target()
            + ".");
    explain(redrive);
    if (pass.isBlocked()) {
      terminal.note(
          "Too many dead letters that are not selected stand before the others: select or purge"
              + " them first.");
    }
    if (redrive.left() == 0 && isCanaryWell) {
      return redrive.failed() > 0 ? Exit.WRONG : Exit.DONE;
    }
    say(redrive.left(), "are left" + (isStopped ? "" : isCanaryWell ? ": they are locked" : ""));
    terminal.note(goOn());
    return isStopped ? Exit.INTERRUPTED : Exit.WRONG;
  }

  private ObjectNode json(Redrive redrive) {
    ObjectNode json = JsonTexts.object();
    json.put("selected", file.plan().entries().size());
    json.put("redriven", redrive.done());
    json.put("left", redrive.left());
    json.put("gone", redrive.gone());
    json.put("failed", redrive.failed());
    json.put("unsure", redrive.unsure());
    json.put("plan", file.path().toString());
    return json;
  }

  private void explain(Redrive redrive) {
    say(redrive.gone(), "were taken by somebody else meanwhile");
    say(redrive.failed(), "are larger than the queue takes, and stay dead letters");
    say(
        redrive.unsure(),
        "may run twice: an earlier run was killed while it sent them, and they are not in the queue"
            + " any more, or never were; a queue with duplicate detection drops the second");
  }

  private void say(int count, String what) {
    if (count > 0) {
      terminal.note(count + " " + what + ".");
    }
  }

  private String goOn() {
    return "Go on with: boilermaker dead redrive --resume " + shown();
  }

  private String shown() {
    var folder = connection.surroundings().folder();
    return file.path().startsWith(folder)
        ? folder.relativize(file.path()).toString()
        : file.path().toString();
  }
}
