package io.spoor.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The constants of an enum by their names, printed in lower case and read in any. */
final class EnumText<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  EnumText(Class<E> type) {
    this.type = type;
  }

  static String print(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public E convert(String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) return constant;
    }
    throw new TypeConversionException(
        "\"%s\" is none of %s"
            .formatted(
                text,
                Arrays.stream(type.getEnumConstants())
                    .map(EnumText::print)
                    .collect(Collectors.joining(", "))));
  }
}
