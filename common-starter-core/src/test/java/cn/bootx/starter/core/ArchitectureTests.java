package cn.bootx.starter.core;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "cn.bootx.starter.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static void springBootStaysInItsPackages(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideOutsideOfPackages("..autoconfigure..", "..actuate")
			// A feature's own configuration stands in the feature's package.
			.and()
			.haveNameNotMatching(".*Configuration(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..");
		rule.check(classes);
	}

	@ArchTest
	static void whatIsNotAboutSpringDoesNotKnowIt(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAnyPackage("..core.callback", "..core.callback.ledger", "..core.client", "..core.token",
					"..core.store", "..core.xml", "..core.json", "..core.config", "..core.observe", "..core.health")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..");
		rule.check(classes);
	}

	@ArchTest
	static void packagesHaveNoCycles(JavaClasses classes) {
		ArchRule rule = slices().matching("cn.bootx.starter.core.(**)").should().beFreeOfCycles();
		rule.check(classes);
	}

	@ArchTest
	static void onlyTheRedisStoreKnowsRedis(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideOutsideOfPackages("..store.redis", "..autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.data..", "io.lettuce..");
		rule.check(classes);
	}

	@ArchTest
	static void nobodyPrints(JavaClasses classes) {
		ArchRule rule = noClasses().should().accessField(System.class, "out");
		rule.check(classes);
	}

}
