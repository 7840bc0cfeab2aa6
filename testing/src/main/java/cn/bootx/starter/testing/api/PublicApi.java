package cn.bootx.starter.testing.api;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and protected members of the types that other modules can see, a line each
 * and in an order that does not depend on the compiler.
 */
final class PublicApi {

	private static final Pattern JAVA_PACKAGE = Pattern.compile("\\bjava\\.(?:[a-z]+\\.)+(?=[A-Z])");

	/** What every object has says nothing about a type. */
	private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

	private PublicApi() {
	}

	/**
	 * Reads the API of compiled classes.
	 * @param root directory of the classes, which are on this class path too
	 */
	static List<String> of(Path root) throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.walk(root)) {
			files.map(root::relativize)
				.map((file) -> file.toString().replace('\\', '/'))
				.filter((file) -> file.endsWith(".class") && !file.endsWith("package-info.class"))
				.map((file) -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
				.flatMap(PublicApi::load)
				.filter(PublicApi::isVisible)
				.sorted(Comparator.comparing(Class::getName))
				.forEach((type) -> add(type, lines));
		}
		return lines;
	}

	/** A package-private adapter for another Spring Boot line cannot be loaded here. */
	private static Stream<Class<?>> load(String name) {
		try {
			return Stream.of(Class.forName(name, false, PublicApi.class.getClassLoader()));
		}
		catch (NoClassDefFoundError ex) {
			return Stream.empty();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whether the type and all types around it are public or protected. */
	private static boolean isVisible(Class<?> type) {
		for (Class<?> around = type; around != null; around = around.getDeclaringClass()) {
			if (!isVisible(around.getModifiers()) || around.isAnonymousClass() || around.isLocalClass()) {
				return false;
			}
		}
		return true;
	}

	private static boolean isVisible(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	private static void add(Class<?> type, List<String> lines) {
		lines.add(head(type));
		try {
			type.getDeclaredMethods();
		}
		catch (NoClassDefFoundError ex) {
			// The auto-configuration of another Spring Boot line: its name is its API.
			return;
		}
		members(type.getDeclaredFields(), Field::isSynthetic, Field::toGenericString, type, lines);
		members(type.getDeclaredConstructors(), Constructor::isSynthetic, Constructor::toGenericString, type, lines);
		members(type.getDeclaredMethods(),
				(method) -> method.isSynthetic() || OF_EVERY_OBJECT.contains(method.getName()), Method::toGenericString,
				type, lines);
	}

	private static String head(Class<?> type) {
		String supertypes = Stream
			.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
			.map((supertype) -> supertype.getTypeName())
			.filter((name) -> !name.equals("java.lang.Object") && !name.equals("java.lang.Record"))
			.collect(Collectors.joining(", "));
		return shorten(type.toGenericString() + (supertypes.isEmpty() ? "" : " : " + supertypes));
	}

	private static <M extends Member> void members(M[] members, Predicate<M> leftOut, Function<M, String> text,
			Class<?> type, List<String> lines) {
		Arrays.stream(members)
			.filter((member) -> isVisible(member.getModifiers()) && !leftOut.test(member))
			.map(text)
			.map((line) -> "    " + shorten(line.replace(type.getName() + ".", "").replace("synchronized ", "")))
			.sorted()
			.forEach(lines::add);
	}

	private static String shorten(String line) {
		return JAVA_PACKAGE.matcher(line).replaceAll("");
	}

}
