package io.spoor.benchmarks.comparison;

import static io.spoor.benchmarks.comparison.QuestionKind.TRACE_BY_ID;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The systems that are compared, in the order of the tables. */
enum Contender {
  LIMIT(
      "RocksDB without index",
      "rocksdb",
      "The limit: RocksDB under Spoor's settings, the same encoded bytes under the same keys, one"
          + " value for each trace and batch, encoded in the same call; no index, no search for"
          + " duplicates.",
      Keeps.FILES,
      EnumSet.of(TRACE_BY_ID),
      "It has no index, so only traces by id are asked for.",
      LimitSystem::new),

  SPOOR(
      "Spoor",
      "spoor",
      "Default options: every attribute of every level indexed, WAL on.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      SpoorSystem::new),

  KEY_PER_ENTRY(
      "key per entry",
      "rocksdb",
      "RocksDB with a key for each entry of the index, in the way of Jaeger's Badger backend: by"
          + " service, service and operation, service and tag, duration; made better than its model"
          + " (entries lead to spans, newest first, and hold the duration). The same memtable and"
          + " cache as Spoor, WAL on.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      KeyPerEntrySystem::new),

  LUCENE(
      "Lucene",
      "lucene",
      "A document for each span, index sorted by start, terms, points and columns; a buffer of 128"
          + " MB, a near-real-time reader refreshed every second. A batch is no transaction; what is"
          + " not committed is lost in a crash.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      LuceneSystem::new),

  DUCKDB(
      "DuckDB",
      "duckdb",
      "Appender flushed for each batch, attributes as a map in a column, no index.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      DuckDbSystem::new),

  H2(
      "H2",
      "h2",
      "MVStore in a file, prepared batches, a cache of 64 MB, attributes in an indexed table;"
          + " compacted when closed. What was committed in the last half second is lost in a crash.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      H2System::new),

  SQLITE_TABLE(
      "SQLite, table",
      "sqlite",
      "WAL, synchronous=NORMAL, one transaction a batch, a cache of 64 MB; attributes in a table of"
          + " their own that is its own index (WITHOUT ROWID).",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      SqliteTableSystem::new),

  SQLITE_JSON(
      "SQLite, JSON",
      "sqlite",
      "The same with attributes as JSON in a column and indexes over five keys that are searched"
          + " most.",
      Keeps.FILES,
      EnumSet.allOf(QuestionKind.class),
      "",
      SqliteJsonSystem::new),

  ZIPKIN(
      "Zipkin InMemoryStorage",
      "zipkin",
      "strictTraceId, no bound on spans; the mapping to Zipkin's span is part of a write.",
      Keeps.HEAP,
      EnumSet.complementOf(EnumSet.of(QuestionKind.GRAPH, QuestionKind.STRUCTURE)),
      "It counts calls by whole traces and another rule, and knows no structure. Its answers are"
          + " judged by its own contract: conditions may hold on different spans of a service, times"
          + " in milliseconds.",
      directory -> new ZipkinSystem()),

  LIST(
      "a list",
      "spoor",
      "An ArrayList scanned from end to end, which is what OpenTelemetry's in-memory exporter gives"
          + " a test.",
      Keeps.HEAP,
      EnumSet.allOf(QuestionKind.class),
      "",
      directory -> new ListSystem()),

  /** By whose answers the others' are judged; never timed. */
  NAIVE(
      "the naive store",
      "spoor",
      "The specification of the testkit.",
      Keeps.HEAP,
      EnumSet.allOf(QuestionKind.class),
      "",
      directory -> new NaiveSystem()),

  /** By whose answers Zipkin's are judged; never timed. */
  ZIPKIN_NAIVE(
      "Zipkin's contract",
      "zipkin",
      "Loops over traces and Zipkin's own test of a trace.",
      Keeps.HEAP,
      ZIPKIN.asked(),
      "",
      directory -> new ZipkinReference());

  /** Where a system has its spans. */
  enum Keeps {
    FILES,
    HEAP
  }

  /** Opens a system in a directory, which is there. */
  interface Opener {
    TraceSystem open(Path directory) throws IOException, SQLException;
  }

  private static final Properties VERSIONS = versions();

  private final String label;
  private final String library;
  private final String setUp;
  private final Keeps keeps;
  private final Set<QuestionKind> asked;
  private final String whyNotAsked;
  private final Opener opener;

  Contender(
      String label,
      String library,
      String setUp,
      Keeps keeps,
      Set<QuestionKind> asked,
      String whyNotAsked,
      Opener opener) {
    this.label = label;
    this.library = library;
    this.setUp = setUp;
    this.keeps = keeps;
    this.asked = asked;
    this.whyNotAsked = whyNotAsked;
    this.opener = opener;
  }

  /** All but those that only judge. */
  static List<Contender> compared() {
    List<Contender> compared = new ArrayList<>(List.of(values()));
    compared.removeIf(Contender::isReference);
    return List.copyOf(compared);
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

  /** The library that keeps its spans, with its version. */
  String version() {
    return library + " " + VERSIONS.getProperty(library);
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Contender.class.getResourceAsStream("versions.properties")) {
      versions.load(requireNonNull(in, "versions.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
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
    return this == NAIVE || this == ZIPKIN_NAIVE;
  }

  /** By whose answers its own are judged. */
  Contender reference() {
    return this == ZIPKIN || this == ZIPKIN_NAIVE ? ZIPKIN_NAIVE : NAIVE;
  }
}
