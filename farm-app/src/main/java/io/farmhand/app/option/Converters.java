package io.farmhand.app.option;

import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read. */
public final class Converters {
  private Converters() {}

  /** Teaches {@code commandLine}, with its subcommands, to read all types of this package. */
  public static void register(CommandLine commandLine) {
    registerNumbers(commandLine);
    commandLine.registerConverter(Duration.class, explained(Durations::parse));
    commandLine.registerConverter(IntRange.class, explained(IntRange::parse));
    commandLine.registerConverter(Distribution.class, explained(Distributions::parse));
    commandLine.registerConverter(ControllerSpec.class, explained(ControllerSpec::parse));
    commandLine.registerConverter(NamedController.class, explained(NamedController::parse));
    commandLine.registerConverter(
        ControllersOption.ControllerList.class, explained(ControllersOption.ControllerList::parse));
    commandLine.registerConverter(Pace.class, explained(Pace::parse));
    commandLine.registerConverter(DeadlineSpec.class, explained(DeadlineSpec::parse));
    commandLine.registerConverter(ServiceSpec.class, explained(ServiceSpec::parse));
    commandLine.registerConverter(Objective.class, explained(Objective::parse));
    commandLine.registerConverter(QueueDiscipline.class, explained(Disciplines::parse));
    registerWords(commandLine, commandLine);
  }

  /** Enums of all options are read as words in lower case. */
  private static void registerWords(CommandLine commandLine, CommandLine all) {
    for (ArgSpec option : commandLine.getCommandSpec().args()) {
      Class<?> type = option.auxiliaryTypes()[0];
      if (type.isEnum()) {
        registerWords(type, all);
      }
    }
    commandLine.getSubcommands().values().forEach(each -> registerWords(each, all));
  }

  @SuppressWarnings("unchecked")
  private static void registerWords(Class<?> type, CommandLine all) {
    all.registerConverter((Class<Object>) type, explained(text -> word(type, text)));
  }

  private static Object word(Class<?> type, String text) {
    List<String> words = new ArrayList<>();
    for (Object each : type.getEnumConstants()) {
      String word = ((Enum<?>) each).name().toLowerCase(Locale.ROOT);
      if (word.equals(text.strip().toLowerCase(Locale.ROOT))) {
        return each;
      }
      words.add(word);
    }
    throw new IllegalArgumentException(
        "must be one of " + String.join(", ", words) + ", found '" + text + "'");
  }

  private static void registerNumbers(CommandLine commandLine) {
    ITypeConverter<Integer> whole = explained(Numbers::whole);
    ITypeConverter<Long> large = explained(Numbers::large);
    ITypeConverter<Double> real = explained(Numbers::real);
    commandLine.registerConverter(Integer.class, whole);
    commandLine.registerConverter(int.class, whole);
    commandLine.registerConverter(Long.class, large);
    commandLine.registerConverter(long.class, large);
    commandLine.registerConverter(Double.class, real);
    commandLine.registerConverter(double.class, real);
  }

  /** Lets a message reach the person as it is. */
  private static <T> ITypeConverter<T> explained(ITypeConverter<T> converter) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }
}
