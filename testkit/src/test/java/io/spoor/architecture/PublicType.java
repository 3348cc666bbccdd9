package io.spoor.architecture;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A public type and its public members as lines of text. What every record or enum has is left out.
 */
record PublicType(Class<?> type) implements Comparable<PublicType> {
  private static final Set<String> PACKAGES =
      Set.of(
          "io.spoor",
          "io.spoor.dialect",
          "io.spoor.file",
          "io.spoor.graph",
          "io.spoor.query",
          "io.spoor.span",
          "io.spoor.tree");
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");
  private static final Pattern PACKAGE = Pattern.compile("\\b([a-z]\\w*\\.)+(?=[A-Z])");

  static boolean isExported(Class<?> type) {
    return PACKAGES.contains(type.getPackageName()) && isVisible(type);
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isVisible(outer));
  }

  @Override
  public int compareTo(PublicType other) {
    return type.getName().compareTo(other.type.getName());
  }

  @Override
  public String toString() {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isShown(field.getModifiers()) && !field.isEnumConstant()) members.add(line(field));
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isShown(constructor.getModifiers()) && !type.isRecord() && !type.isEnum()) {
        members.add("new" + parameters(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isShown(method.getModifiers()) && !method.isSynthetic() && !isExpected(method)) {
        members.add(line(method));
      }
    }
    Collections.sort(members);
    return header() + members.stream().map(member -> "\n  " + member).collect(joining()) + "\n";
  }

  private String header() {
    List<Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
    if (type.getSuperclass() != null && !type.isRecord() && !type.isEnum()) {
      parents.add(type.getGenericSuperclass());
    }
    parents.remove(Object.class);
    return kind()
        + " "
        + type.getName().replace('$', '.')
        + components()
        + (parents.isEmpty() ? "" : " : " + names(parents.toArray(Type[]::new)));
  }

  private String kind() {
    if (type.isRecord()) return "record";
    if (type.isEnum()) return "enum";
    String open =
        type.isSealed() ? "sealed " : Modifier.isFinal(type.getModifiers()) ? "final " : "";
    if (type.isInterface()) return open + "interface";
    return (Modifier.isAbstract(type.getModifiers()) ? "abstract " : "") + open + "class";
  }

  private String components() {
    if (type.isRecord()) {
      return Stream.of(type.getRecordComponents())
          .map(component -> name(component.getGenericType()) + " " + component.getName())
          .collect(joining(", ", "(", ")"));
    }
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(joining(", ", "(", ")"));
    }
    return "";
  }

  private boolean isExpected(Method method) {
    String name = method.getName();
    return OF_EVERY_OBJECT.contains(name)
        || (type.isEnum() && OF_EVERY_ENUM.contains(name))
        || (type.isRecord()
            && method.getParameterCount() == 0
            && Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(name::equals));
  }

  private static String line(Field field) {
    return scope(field.getModifiers()) + name(field.getGenericType()) + " " + field.getName();
  }

  private static String line(Method method) {
    return scope(method.getModifiers())
        + name(method.getGenericReturnType())
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable code) {
    Type[] thrown = code.getGenericExceptionTypes();
    return "("
        + names(code.getGenericParameterTypes())
        + ")"
        + (thrown.length == 0 ? "" : " throws " + names(thrown));
  }

  private static boolean isShown(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String scope(int modifiers) {
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "");
  }

  private static String names(Type... types) {
    return Stream.of(types).map(PublicType::name).collect(joining(", "));
  }

  private static String name(Type type) {
    return PACKAGE.matcher(type.getTypeName()).replaceAll("").replace('$', '.');
  }
}
