package io.spoor.cli;

import io.spoor.dialect.Dialect;
import io.spoor.query.Cursor;
import io.spoor.query.Level;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** What all commands have in common: help, version, how values are read, and what errors say. */
final class CommonBehaviour {
  private static final int HELP_COLUMNS = 96;

  private CommonBehaviour() {}

  static CommandLine addTo(CommandLine spoor, Clock clock) {
    addTo(spoor.getCommandSpec());
    spoor.getSubcommands().values().forEach(command -> addTo(command.getCommandSpec()));
    ErrorMessages errors = new ErrorMessages();
    return registerConverters(spoor, clock)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setUsageHelpLongOptionsMaxWidth(HELP_COLUMNS / 3)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  private static void addTo(CommandSpec command) {
    command.mixinStandardHelpOptions(true);
    command.versionProvider(() -> new String[] {"spoor " + version()});
    command.usageMessage().sortOptions(false).exitCodeListHeading("%nExit codes:%n");
    command.usageMessage().exitCodeList(exitCodes());
  }

  private static String version() {
    String version = Spoor.class.getPackage().getImplementationVersion();
    return version == null ? "(unreleased)" : version;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "All was done.");
    codes.put("1", "Something failed, was rejected or is not there.");
    codes.put("2", "The command line was not understood; nothing was done.");
    return codes;
  }

  static CommandLine registerConverters(CommandLine spoor, Clock clock) {
    return spoor
        .registerConverter(AttributeText.class, reading(AttributeText::parse))
        .registerConverter(ByteCount.class, reading(ByteCount::parse))
        .registerConverter(Cursor.class, reading(Cursor::parse))
        .registerConverter(Dialect.class, new DialectText())
        .registerConverter(Duration.class, reading(DurationArgument::parse))
        .registerConverter(Moment.class, reading(text -> Moment.parse(text, clock.instant())))
        .registerConverter(TraceId.class, reading(TraceId::parse))
        .registerConverter(SpanKind.class, new EnumText<>(SpanKind.class))
        .registerConverter(StatusCode.class, new EnumText<>(StatusCode.class))
        .registerConverter(
            DependenciesCommand.Format.class, new EnumText<>(DependenciesCommand.Format.class))
        .registerConverter(
            DependenciesCommand.Rule.class, new EnumText<>(DependenciesCommand.Rule.class))
        .registerConverter(FindCommand.Format.class, new EnumText<>(FindCommand.Format.class))
        .registerConverter(
            QueryOptions.TraceOrder.class, new EnumText<>(QueryOptions.TraceOrder.class))
        .registerConverter(Level.class, new EnumText<>(Level.class))
        .registerConverter(ImportCommand.Format.class, new EnumText<>(ImportCommand.Format.class))
        .registerConverter(ListFormat.Kind.class, new EnumText<>(ListFormat.Kind.class))
        .registerConverter(TraceCommand.Format.class, new EnumText<>(TraceCommand.Format.class));
  }

  private static <T> ITypeConverter<T> reading(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }
}
