package io.spoor.cli;

import picocli.CommandLine.Option;

/** The option that says how a list is printed. */
final class ListFormat {

  /** For people, or for programs. */
  enum Kind {
    TABLE,
    JSON
  }

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
  private Kind kind = Kind.TABLE;

  boolean isJson() {
    return kind == Kind.JSON;
  }
}
