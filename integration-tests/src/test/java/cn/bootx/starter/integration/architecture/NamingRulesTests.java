package cn.bootx.starter.integration.architecture;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that say what a thing is, and habits that do not belong into a library.
 */
@AnalyzeClasses(packages = "cn.bootx.starter", importOptions = OnlyPublished.class)
class NamingRulesTests {

	@ArchTest
	static void noPackageIsADump(JavaClasses classes) {
		ArchRule rule = noClasses().should()
			.resideInAnyPackage("..util..", "..utils..", "..common..", "..support..", "..impl..", "..base..",
					"..manager..", "..helper..");
		rule.check(classes);
	}

	@ArchTest
	static void noImplAndNoHungarianInterface(JavaClasses classes) {
		ArchRule rule = noClasses().should()
			.haveSimpleNameEndingWith("Impl")
			.orShould()
			.haveNameMatching(".*\\.I[A-Z][a-z]\\w+");
		rule.check(classes);
	}

	@ArchTest
	static void nothingPrintsToTheConsole(JavaClasses classes) {
		// The one program of the house prints what it was started for.
		ArchRule rule = noClasses().that().doNotHaveSimpleName("StandaloneSimulator").should(ACCESS_STANDARD_STREAMS);
		rule.check(classes);
	}

	@ArchTest
	static void loggingIsSlf4j(JavaClasses classes) {
		ArchRule rule = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
		rule.check(classes);
	}

	@ArchTest
	static void everyPackageIsNullMarked(JavaClasses classes) {
		Set<String> marked = classes.stream()
			.filter((type) -> type.getSimpleName().equals("package-info"))
			.filter((type) -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
			.map(JavaClass::getPackageName)
			.collect(Collectors.toSet());
		Set<String> packages = classes.stream()
			.map(JavaClass::getPackageName)
			.collect(Collectors.toCollection(TreeSet::new));
		packages.removeAll(marked);
		assertThat(packages).as("packages without @NullMarked in package-info.java").isEmpty();
	}

}
