package io.spoor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers can see names no library, so that a library can be exchanged. */
final class SignaturesTest {

  @Test
  void signature_ofAnyPublicMember_namesOnlyTheJdkAndSpoor() {
    List<String> leaks = new ArrayList<>();
    LibraryClasses.ALL.stream()
        .filter(SignaturesTest::isVisible)
        .forEach(
            type -> {
              type.getAllRawSuperclasses().stream()
                  .filter(SignaturesTest::isForeign)
                  .forEach(foreign -> leaks.add(type.getName() + " extends " + foreign.getName()));
              type.getMembers().stream()
                  .filter(SignaturesTest::isVisible)
                  .forEach(
                      member ->
                          typesIn(member)
                              .flatMap(named -> named.getAllInvolvedRawTypes().stream())
                              .map(JavaClass::getBaseComponentType)
                              .filter(SignaturesTest::isForeign)
                              .forEach(
                                  foreign ->
                                      leaks.add(member.getFullName() + ": " + foreign.getName())));
            });

    assertThat(leaks).isEmpty();
  }

  private static Stream<JavaType> typesIn(JavaMember member) {
    if (member instanceof JavaField field) return Stream.of(field.getType());
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getExceptionTypes().stream())
        .flatMap(types -> types);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !isGenerated(type)
        && type.getEnclosingClass().map(SignaturesTest::isVisible).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static boolean isForeign(JavaClass type) {
    if (type.isPrimitive()) return false;
    String name = type.getName();
    return isGenerated(type) || !(name.startsWith("java.") || name.startsWith("io.spoor."));
  }

  private static boolean isGenerated(JavaClass type) {
    return type.getPackageName().endsWith(".proto");
  }
}
