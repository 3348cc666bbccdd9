package io.spoor.cli;

import io.spoor.dialect.Dialect;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Dialects by their ids. */
final class DialectText implements ITypeConverter<Dialect>, Iterable<String> {
  @Override
  public Dialect convert(String text) {
    return Dialect.ofId(text.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is none of %s"
                        .formatted(
                            text,
                            Arrays.stream(Dialect.values())
                                .map(Dialect::id)
                                .collect(Collectors.joining(", ")))));
  }

  /** Those that can be read. */
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Dialect.values()).filter(Dialect::isRead).map(Dialect::id).iterator();
  }
}
