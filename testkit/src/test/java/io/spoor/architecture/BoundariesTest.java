package io.spoor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages that ARCHITECTURE.md promises. */
final class BoundariesTest {
  private static final String[] CODEC = {
    "io.spoor.span",
    "io.spoor.codec..",
    "io.spoor.dialect",
    "io.spoor.input",
    "io.spoor.otlp..",
    "io.spoor.jaeger",
    "io.spoor.zipkin",
    "io.spoor.chrome",
    "io.spoor.file"
  };
  private static final String[] INDEX = {"io.spoor.query", "io.spoor.index.."};
  private static final String[] STORE_CORE = {
    "io.spoor",
    "io.spoor.graph",
    "io.spoor.store..",
    "io.spoor.storage..",
    "io.spoor.rocks",
    "io.spoor.tree",
    "io.spoor.page"
  };
  private static final String[] INTEGRATIONS = {"io.spoor.opentelemetry", "io.spoor.receiver.."};

  private static final DescribedPredicate<JavaClass> FILES =
      describe(
          "files",
          type ->
              type.getPackageName().startsWith("java.nio.file")
                  || type.getPackageName().startsWith("java.nio.channels")
                  || type.getName().startsWith("java.io.File")
                  || type.getName().equals("java.io.RandomAccessFile"));

  @Test
  void packages_all_belongToOneModule() {
    check(
        classes()
            .should()
            .resideInAnyPackage(concat(concat(CODEC, INDEX), concat(STORE_CORE, INTEGRATIONS))));
  }

  @Test
  void library_anyClass_knowsNoIntegration() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(concat(concat(CODEC, INDEX), STORE_CORE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTEGRATIONS));
    check(onlyIn("io.opentelemetry..", "io.spoor.opentelemetry"));
  }

  @Test
  void codec_anyClass_knowsNeitherIndexNorStore() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(CODEC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(INDEX, STORE_CORE)));
  }

  @Test
  void index_anyClass_doesNotKnowTheStore() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(INDEX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE_CORE));
  }

  @Test
  void model_anyClass_knowsOnlyTheModel() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.spoor.span")
            .should()
            .dependOnClassesThat(insideSpoorBut("io.spoor.span")));
    check(
        noClasses()
            .that()
            .resideInAPackage("io.spoor.query")
            .should()
            .dependOnClassesThat(insideSpoorBut("io.spoor.span", "io.spoor.query")));
  }

  @Test
  void storedForm_anyClass_doesNotKnowTheDialects() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.spoor.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.spoor.otlp.."));
  }

  @Test
  void modelAndIndex_anyClass_opensNoFile() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(concat(INDEX, "io.spoor.span", "io.spoor.codec.."))
            .should()
            .dependOnClassesThat(FILES));
  }

  @Test
  void rocksDb_outsideItsPackage_isNotKnown() {
    check(onlyIn("org.rocksdb..", "io.spoor.rocks"));
  }

  @Test
  void rocks_anyClass_knowsNoSpansAndNoIndex() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.spoor.rocks")
            .should()
            .dependOnClassesThat(insideSpoorBut("io.spoor", "io.spoor.rocks")));
  }

  @Test
  void libraries_each_staysWithItsOwner() {
    check(onlyIn("com.github.benmanes.caffeine..", STORE_CORE));
    check(onlyIn("org.HdrHistogram..", "io.spoor.store.graph"));
    check(onlyIn("org.roaringbitmap..", INDEX));
    check(onlyIn("com.dynatrace.hash4j..", INDEX));
    check(onlyIn("com.fasterxml.jackson..", concat(CODEC, "io.spoor.page", "io.spoor.receiver..")));
    check(onlyIn("com.google.protobuf..", concat(CODEC, "io.spoor.receiver..")));
    check(onlyIn("zipkin2..", "io.spoor.zipkin"));
    check(onlyIn("org.eclipse.jetty..", "io.spoor.receiver.grpc"));
  }

  @Test
  void generatedCode_outsideItsOwner_isNotKnown() {
    check(onlyIn("io.spoor.codec.proto", "io.spoor.codec.."));
    check(onlyIn("io.spoor.otlp.proto", "io.spoor.otlp.."));
  }

  @Test
  void library_anyClass_logsNothing() {
    check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.System\\$Logger.*|org\\.slf4j\\..*"));
  }

  private static ArchRule onlyIn(String library, String... owners) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(owners)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static DescribedPredicate<JavaClass> insideSpoorBut(String... packages) {
    return JavaClass.Predicates.resideInAPackage("io.spoor..")
        .and(JavaClass.Predicates.resideOutsideOfPackages(packages));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(LibraryClasses.WITH_INTEGRATIONS);
  }

  private static String[] concat(String[] first, String... second) {
    return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
  }
}
