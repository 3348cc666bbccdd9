package io.spoor.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of codec, index and store-core, as compiled. */
final class LibraryClasses {
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/testkit/target/"))
          .importPackages("io.spoor");

  private LibraryClasses() {}
}
