package cn.bootx.starter.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What may know Spring, Spring Boot and a web stack.
 */
@AnalyzeClasses(packages = "cn.bootx.starter", importOptions = OnlyPublished.class)
class SpringRulesTests {

	@ArchTest
	static void theTwoWaysArePlainJava(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAnyPackage("cn.bootx.starter.core.callback", "cn.bootx.starter.core.callback.ledger",
					"cn.bootx.starter.core.client", "cn.bootx.starter.core.token", "cn.bootx.starter.core.store",
					"cn.bootx.starter.core.xml", "cn.bootx.starter.core.json", "cn.bootx.starter.core.config")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..");
		rule.check(classes);
	}

	@ArchTest
	static void onlyConfigurationKnowsBoot(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage("cn.bootx.starter..")
			.and()
			.resideOutsideOfPackages("..autoconfigure..", "..health..", "..actuate..")
			.and()
			.haveNameNotMatching(".*\\.(\\w+Configuration(\\$.*)?|On\\w+Condition)")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..");
		rule.check(classes);
	}

	@ArchTest
	static void noBootAutoConfigurationClassIsNamed(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage("cn.bootx.starter..")
			.should()
			.dependOnClassesThat()
			.haveNameMatching("org\\.springframework\\.boot\\..*\\.\\w+AutoConfiguration")
			.because("they move between the lines of Boot; order by name");
		rule.check(classes);
	}

	@ArchTest
	static void portalsWorkOnBothWebStacks(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage("cn.bootx.starter..")
			.and()
			.resideOutsideOfPackages("cn.bootx.starter.simulator..", "cn.bootx.starter.test..")
			.and()
			.resideOutsideOfPackages("..login.security..", "..qrlogin.security..", "..websocket..", "..autoconfigure..")
			.and()
			.haveNameNotMatching(".*\\.callback\\.portal\\.(Servlet|Reactive|UnreadBody)\\w*(\\$.*)?")
			// A configuration decides by its conditions which of the two it needs.
			.and()
			.haveNameNotMatching(".*Configuration(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "javax.servlet..", "reactor..",
					"org.springframework.web.servlet..", "org.springframework.web.reactive..");
		rule.check(classes);
	}

	@ArchTest
	static void nothingIsScanned(JavaClasses classes) {
		ArchRule rule = noClasses().should()
			.beMetaAnnotatedWith("org.springframework.context.annotation.ComponentScan")
			.orShould()
			.beAnnotatedWith("org.springframework.stereotype.Component")
			.orShould()
			.beAnnotatedWith("org.springframework.stereotype.Service")
			.orShould()
			.dependOnClassesThat()
			.haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired");
		rule.check(classes);
	}

}
