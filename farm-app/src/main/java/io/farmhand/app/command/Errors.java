package io.farmhand.app.command;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.sim.SimException;
import io.farmhand.sim.simulation.ControllerFailedException;
import io.farmhand.task.FarmException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in a sentence or two, and chooses the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String VERBOSE = "--verbose";

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    Set<String> known = command.getSubcommands().keySet();
    String expected = known.isEmpty() ? "" : "; expected one of " + String.join(", ", known);
    err.println(message(wrong, List.of(arguments)) + expected);
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what there is.");
    if (List.of(arguments).contains(VERBOSE)) {
      wrong.printStackTrace(err);
    }
    return ExitCode.USAGE.number();
  }

  /** With the option as it was given, where it has several names. */
  private static String message(ParameterException wrong, List<String> arguments) {
    String message = String.valueOf(wrong.getMessage());
    if (!(wrong.getArgSpec() instanceof OptionSpec option)) {
      return message;
    }
    return Stream.of(option.names())
        .filter(name -> arguments.stream().anyMatch(each -> (each + "=").startsWith(name + "=")))
        .findFirst()
        .map(name -> message.replace("'" + option.longestName() + "'", "'" + name + "'"))
        .orElse(message);
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    ExitCode code = code(error);
    if (code == ExitCode.INTERNAL_ERROR) {
      err.println("A mistake in the program: " + error);
      err.println("Run it again with --verbose to see where, and please report it.");
    } else {
      err.println(message(error));
    }
    if (parsed.originalArgs().contains(VERBOSE)) {
      error.printStackTrace(err);
    }
    return code.number();
  }

  private static ExitCode code(Exception error) {
    return switch (error) {
      case ExitException known -> known.code();
      case ControllerFailedException _ -> ExitCode.CANNOT_RUN;
      case SimException _ -> ExitCode.USAGE;
      case FarmException _, IOException _, UncheckedIOException _ -> ExitCode.CANNOT_RUN;
      default -> ExitCode.INTERNAL_ERROR;
    };
  }

  private static String message(Exception error) {
    return error instanceof IOException || error instanceof UncheckedIOException
        ? "A file could not be read or written: " + Reason.withFile(error)
        : String.valueOf(error.getMessage());
  }
}
