package cn.bootx.starter.integration.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What may know Spring, Spring Boot and a web stack.
 */
@AnalyzeClasses(packages = "cn.bootx.starter", importOptions = ImportOption.DoNotIncludeTests.class)
class SpringRulesTests {

	@ArchTest
	static final ArchRule theTwoWaysArePlainJava = noClasses().that()
		.resideInAnyPackage("cn.bootx.starter.core.callback", "cn.bootx.starter.core.client",
				"cn.bootx.starter.core.token", "cn.bootx.starter.core.store", "cn.bootx.starter.core.xml",
				"cn.bootx.starter.core.json", "cn.bootx.starter.core.config")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..");

	@ArchTest
	static final ArchRule onlyAutoConfigurationKnowsBoot = noClasses().that()
		.resideInAPackage("cn.bootx.starter..")
		.and()
		.resideOutsideOfPackages("..autoconfigure..", "..health..", "..actuate..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule noBootAutoConfigurationClassIsNamed = noClasses().that()
		.resideInAPackage("cn.bootx.starter..")
		.should()
		.dependOnClassesThat()
		.haveNameMatching("org\\.springframework\\.boot\\..*AutoConfiguration")
		.because("they move between the lines of Boot; order by name");

	@ArchTest
	static final ArchRule portalsWorkOnBothWebStacks = noClasses().that()
		.resideInAPackage("cn.bootx.starter..")
		.and()
		.resideOutsideOfPackage("cn.bootx.starter.simulator..")
		.and()
		.resideOutsideOfPackage("..security..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.servlet..", "javax.servlet..", "reactor..", "org.springframework.web.servlet..",
				"org.springframework.web.reactive..");

	@ArchTest
	static final ArchRule nothingIsScanned = noClasses().should()
		.beMetaAnnotatedWith("org.springframework.context.annotation.ComponentScan")
		.orShould()
		.beAnnotatedWith("org.springframework.stereotype.Component")
		.orShould()
		.beAnnotatedWith("org.springframework.stereotype.Service")
		.orShould()
		.dependOnClassesThat()
		.haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired");

}
