package cn.bootx.starter.integration.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is public, and how much is in a package.
 */
@AnalyzeClasses(packages = "cn.bootx.starter", importOptions = OnlyPublished.class)
class ApiRulesTests {

	private static final long MAX_FILES = 25;

	/** Public types that nothing outside needs, which were there before the rule. */
	private static final Path EXCEPTIONS = Path.of("src/test/resources/public-types.txt");

	private static final Pattern WORD = Pattern.compile("\\w+");

	@ArchTest
	static void autoConfigurationsAreFinal(JavaClasses classes) {
		ArchRule rule = classes().that()
			.areAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
			.should()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.bePublic();
		rule.check(classes);
	}

	@ArchTest
	static void beansArePackagePrivate(JavaClasses classes) {
		ArchRule rule = methods().that()
			.areAnnotatedWith("org.springframework.context.annotation.Bean")
			.should()
			.bePackagePrivate();
		rule.check(classes);
	}

	@ArchTest
	static void configurationsOfFeaturesArePackagePrivate(JavaClasses classes) {
		ArchRule rule = classes().that()
			.areAnnotatedWith("org.springframework.context.annotation.Configuration")
			.and()
			.areTopLevelClasses()
			.and()
			.resideOutsideOfPackage("..core.autoconfigure")
			.and()
			// Its name is a promise to applications that replace it.
			.doNotHaveSimpleName("WeChatMessageRouterConfiguration")
			.should()
			.bePackagePrivate();
		rule.check(classes);
	}

	@ArchTest
	static void conditionsAreNotPublic(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.areAssignableTo("org.springframework.context.annotation.Condition")
			.should()
			.bePublic();
		rule.check(classes);
	}

	@ArchTest
	static void noPackageIsCrowded(JavaClasses classes) {
		Map<String, Long> files = classes.stream()
			.filter((type) -> type.getEnclosingClass().isEmpty() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
		files.values().removeIf((number) -> number <= MAX_FILES);
		assertThat(files).as("packages with more than " + MAX_FILES + " files").isEmpty();
	}

	/**
	 * A public type is a promise. It is made where the documentation or a sample names
	 * the type, where another module uses it, or where a type of that kind shows it to
	 * its users. Types that are public only because two packages of one module share them
	 * are listed; the list becomes shorter, never longer.
	 */
	@ArchTest
	static void whatIsPublicIsDocumentedOrUsed(JavaClasses classes) throws IOException {
		Set<String> words = wordsOfDocumentation();
		Map<String, JavaClass> candidates = classes.stream()
			.filter((type) -> type.getEnclosingClass().isEmpty() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> !module(type).equals("simulator"))
			.collect(Collectors.toMap(JavaClass::getName, (type) -> type, (a, b) -> a, TreeMap::new));
		Set<JavaClass> promised = candidates.values()
			.stream()
			.filter((type) -> words.contains(type.getSimpleName()) || isUsedByAnotherModule(type) || isEntryPoint(type))
			.collect(Collectors.toCollection(HashSet::new));
		addWhatTheyShow(promised);
		Set<String> without = new TreeSet<>(candidates.keySet());
		promised.forEach((type) -> without.remove(type.getName()));
		if (Boolean.getBoolean("api.update")) {
			Files.write(EXCEPTIONS, without);
		}
		without.removeAll(Set.copyOf(Files.readAllLines(EXCEPTIONS)));
		assertThat(without).as("public types that are neither documented nor used by another module").isEmpty();
	}

	private static boolean isEntryPoint(JavaClass type) {
		return type.isAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
				|| type.isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties");
	}

	private static boolean isUsedByAnotherModule(JavaClass type) {
		return type.getDirectDependenciesToSelf()
			.stream()
			.map(Dependency::getOriginClass)
			.anyMatch((user) -> !module(user).equals(module(type)));
	}

	/** Signatures of public and protected members, supertypes and nested types. */
	private static void addWhatTheyShow(Set<JavaClass> promised) {
		List<JavaClass> open = List.copyOf(promised);
		while (!open.isEmpty()) {
			open = open.stream()
				.flatMap(ApiRulesTests::shown)
				.map(ApiRulesTests::topLevel)
				.filter((type) -> type.getPackageName().startsWith("cn.bootx.starter"))
				.filter(promised::add)
				.toList();
		}
	}

	private static Stream<JavaClass> shown(JavaClass type) {
		Stream<JavaClass> members = type.getCodeUnits()
			.stream()
			.filter((unit) -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
			.filter((unit) -> unit.getModifiers().contains(JavaModifier.PUBLIC)
					|| unit.getModifiers().contains(JavaModifier.PROTECTED))
			.flatMap((unit) -> unit.getAllInvolvedRawTypes().stream());
		Stream<JavaClass> supertypes = Stream.concat(type.getRawSuperclass().stream(),
				type.getRawInterfaces().stream());
		Stream<JavaClass> fields = type.getFields()
			.stream()
			.filter((field) -> field.getModifiers().contains(JavaModifier.PUBLIC))
			.flatMap((field) -> field.getAllInvolvedRawTypes().stream());
		return Stream.of(members, supertypes, fields).flatMap((types) -> types);
	}

	private static JavaClass topLevel(JavaClass type) {
		JavaClass outer = type.getBaseComponentType();
		while (outer.getEnclosingClass().isPresent()) {
			outer = outer.getEnclosingClass().get();
		}
		return outer;
	}

	private static String module(JavaClass type) {
		String[] names = type.getPackageName().split("\\.");
		return (names.length > 3) ? names[3] : "";
	}

	private static Set<String> wordsOfDocumentation() throws IOException {
		Set<String> words = new TreeSet<>();
		Path root = Path.of("..");
		try (Stream<Path> files = Stream
			.of(Files.list(root), Files.walk(root.resolve("docs")), Files.walk(root.resolve("samples")))
			.flatMap((paths) -> paths)) {
			for (Path file : files.filter(Files::isRegularFile).filter(ApiRulesTests::isDocumentation).toList()) {
				WORD.matcher(Files.readString(file)).results().forEach((word) -> words.add(word.group()));
			}
		}
		return words;
	}

	private static boolean isDocumentation(Path file) {
		String path = file.toString().replace('\\', '/');
		boolean text = path.endsWith(".md") && !path.endsWith("/CHANGELOG.md") && !path.contains("/decisions/");
		return text || path.endsWith(".java") && path.contains("/src/");
	}

}
