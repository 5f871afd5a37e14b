package io.boilermaker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command with the options that all share. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
abstract class QueueCommand implements Callable<Integer> {

  @Mixin Connection connection;
}
