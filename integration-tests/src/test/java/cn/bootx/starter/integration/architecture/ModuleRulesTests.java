package cn.bootx.starter.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Which module may know which, and that no packages depend on each other in a circle.
 */
@AnalyzeClasses(packages = "cn.bootx.starter", importOptions = OnlyPublished.class)
class ModuleRulesTests {

	private static final String CORE = "cn.bootx.starter.core..";

	private static final String WECHAT = "cn.bootx.starter.wechat..";

	private static final String WECOM = "cn.bootx.starter.wecom..";

	private static final String DINGTALK = "cn.bootx.starter.dingtalk..";

	private static final String WECHAT_OPEN = "cn.bootx.starter.wechatopen..";

	private static final String SIMULATOR = "cn.bootx.starter.simulator..";

	private static final String TEST = "cn.bootx.starter.test..";

	@ArchTest
	static void coreKnowsNoPlatform(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(CORE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WECHAT, WECOM, DINGTALK, WECHAT_OPEN, SIMULATOR);
		rule.check(classes);
	}

	@ArchTest
	static void wechatKnowsNoOtherPlatform(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(WECHAT)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WECOM, DINGTALK, WECHAT_OPEN, SIMULATOR);
		rule.check(classes);
	}

	@ArchTest
	static void wecomKnowsNoOtherPlatform(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(WECOM)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WECHAT, DINGTALK, WECHAT_OPEN, SIMULATOR);
		rule.check(classes);
	}

	@ArchTest
	static void dingtalkKnowsNoOtherPlatform(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(DINGTALK)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WECHAT, WECOM, WECHAT_OPEN, SIMULATOR);
		rule.check(classes);
	}

	@ArchTest
	static void wechatOpenBuildsOnWechatOnly(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(WECHAT_OPEN)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(WECOM, DINGTALK, SIMULATOR);
		rule.check(classes);
	}

	@ArchTest
	static void simulatorSharesNoCodeWithTheStarters(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(SIMULATOR)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(CORE, WECHAT, WECOM, DINGTALK, WECHAT_OPEN, "me.chanjar..", "cn.binarywang..")
			.because("a mistake that both make would pass unseen");
		rule.check(classes);
	}

	@ArchTest
	static void onlyTheTestModuleBuildsOnTheSimulator(JavaClasses classes) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(TEST)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(CORE, WECHAT, WECOM, DINGTALK, WECHAT_OPEN)
			.because("it must also serve applications that use one starter, or another client");
		rule.check(classes);
		ArchRule other = noClasses().that()
			.resideOutsideOfPackages(TEST, SIMULATOR)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(TEST, SIMULATOR);
		other.check(classes);
	}

	@ArchTest
	static void packagesAreFreeOfCycles(JavaClasses classes) {
		ArchRule rule = slices().matching("cn.bootx.starter.(*).(*)..").should().beFreeOfCycles();
		rule.check(classes);
	}

}
