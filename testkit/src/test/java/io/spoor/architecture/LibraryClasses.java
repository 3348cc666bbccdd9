package io.spoor.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the library, as compiled. */
final class LibraryClasses {
  /** Those of codec, index, store-core and the integrations. */
  static final JavaClasses WITH_INTEGRATIONS =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/testkit/target/"))
          .importPackages("io.spoor");

  /** Those of codec, index and store-core. */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/testkit/target/"))
          .withImportOption(location -> !location.contains("/integrations/"))
          .importPackages("io.spoor");

  private LibraryClasses() {}
}
