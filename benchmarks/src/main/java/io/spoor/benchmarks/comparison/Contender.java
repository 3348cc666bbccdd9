package io.spoor.benchmarks.comparison;

import static io.spoor.benchmarks.comparison.QuestionKind.TRACE_BY_ID;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The systems that are compared, in the order of the tables. */
enum Contender {
  LIMIT(
      "RocksDB without index",
      "The limit: RocksDB under Spoor's settings, the same encoded bytes under the same keys, one"
          + " value for each trace and batch, encoded in the same call; no index, no search for"
          + " duplicates.",
      Keeps.FILES,
      EnumSet.of(TRACE_BY_ID),
      "It has no index, so only traces by id are asked for.",
      LimitSystem::new),

  SPOOR(
      "Spoor",
      "Default options: every attribute of every level indexed, WAL on.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      SpoorSystem::new),

  LIST(
      "a list",
      "An ArrayList scanned from end to end, which is what OpenTelemetry's in-memory exporter gives"
          + " a test.",
      Keeps.HEAP,
      EnumSet.allOf(QuestionKind.class),
      "",
      directory -> new ListSystem()),

  /** By whose answers the others' are judged; never timed. */
  NAIVE(
      "the naive store",
      "The specification of the testkit.",
      Keeps.HEAP,
      EnumSet.allOf(QuestionKind.class),
      "",
      directory -> new NaiveSystem());

  /** Where a system has its spans. */
  enum Keeps {
    FILES,
    HEAP
  }

  /** Opens a system in a directory, which is there. */
  interface Opener {
    TraceSystem open(Path directory) throws IOException, SQLException;
  }

  private final String label;
  private final String setUp;
  private final Keeps keeps;
  private final Set<QuestionKind> asked;
  private final String whyNotAsked;
  private final Opener opener;

  Contender(
      String label,
      String setUp,
      Keeps keeps,
      Set<QuestionKind> asked,
      String whyNotAsked,
      Opener opener) {
    this.label = label;
    this.setUp = setUp;
    this.keeps = keeps;
    this.asked = asked;
    this.whyNotAsked = whyNotAsked;
    this.opener = opener;
  }

  TraceSystem open(Path directory) throws IOException, SQLException {
    return opener.open(directory);
  }

  /** How it is called on the command line and in files. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String label() {
    return label;
  }

  /** How it is set up, and by whose advice. */
  String setUp() {
    return setUp;
  }

  boolean isInHeap() {
    return keeps == Keeps.HEAP;
  }

  Set<QuestionKind> asked() {
    return asked;
  }

  /** Why some kinds of question are not asked; empty if all are. */
  String whyNotAsked() {
    return whyNotAsked;
  }

  /** Whether several threads may write at a time. */
  boolean takesSeveralWriters() {
    return this == LIMIT || this == SPOOR;
  }

  boolean isReference() {
    return this == NAIVE;
  }

  /** By whose answers its own are judged. */
  Contender reference() {
    return NAIVE;
  }
}
