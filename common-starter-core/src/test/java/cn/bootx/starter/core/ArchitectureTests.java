package cn.bootx.starter.core;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "cn.bootx.starter.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule springBootStaysInItsPackages = noClasses().that()
		.resideOutsideOfPackages("..autoconfigure", "..actuate", "..health.boot3", "..health.boot4")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule whatIsNotAboutSpringDoesNotKnowIt = noClasses().that()
		.resideInAnyPackage("..core.callback", "..core.callback.ledger", "..core.client", "..core.token",
				"..core.store", "..core.store.secret", "..core.xml", "..core.json", "..core.config", "..core.observe",
				"..core.health")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("cn.bootx.starter.core.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule onlyTheRedisStoreKnowsRedis = noClasses().that()
		.resideOutsideOfPackages("..store.redis", "..autoconfigure")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.data..", "io.lettuce..");

	@ArchTest
	static final ArchRule nobodyPrints = noClasses().should().accessField(System.class, "out");

}
