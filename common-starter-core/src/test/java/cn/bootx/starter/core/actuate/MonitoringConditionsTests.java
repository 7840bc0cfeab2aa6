package cn.bootx.starter.core.actuate;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.health.HealthProbes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hosts that lack something, or do not want it.
 */
class MonitoringConditionsTests {

	private static final String CONTRIBUTOR = "bootxThirdHealthContributor";

	private static final String PERMIT = "bootx.starter.third.security.permit-portals=true";

	private static final AutoConfigurations ALL = AutoConfigurations.of(CoreAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(ALL)
		.withPropertyValues("management.endpoints.web.exposure.include=third,health");

	@Test
	void aHostWithTheActuatorHasBoth() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ThirdEndpoint.class).hasBean(CONTRIBUTOR));
	}

	@Test
	void aHostWithoutTheHealthOfBoot3HasNone() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.health"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CONTRIBUTOR));
	}

	/** As an application does it, by name: the annotations name types of the actuator. */
	@Test
	void aHostWithoutTheActuatorStarts() {
		ClassLoader without = new FilteredClassLoader("org.springframework.boot.actuate");
		new ApplicationContextRunner().withClassLoader(without)
			.withUserConfiguration(ImportedByName.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HealthProbes.class)
				.doesNotHaveBean(ThirdEndpoint.class)
				.doesNotHaveBean(CONTRIBUTOR));
	}

	@Test
	void allHealthIndicatorsOffMeansThisOneToo() {
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CONTRIBUTOR));
	}

	@Test
	void anEndpointThatIsSwitchedOffIsAbsent() {
		this.runner.withPropertyValues("management.endpoint.third.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ThirdEndpoint.class));
	}

	@Test
	void aHostWithoutSpringSecurityStartsWhateverItAsksFor() {
		new WebApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues(PERMIT)
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("bootxThirdPortalSecurity"));
	}

	@Test
	void portalsAreOnlyPermittedOnRequest() {
		new WebApplicationContextRunner().withConfiguration(ALL)
			.run((context) -> assertThat(context).doesNotHaveBean(WebSecurityCustomizer.class));
		new WebApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues(PERMIT)
			.run((context) -> assertThat(context).hasSingleBean(WebSecurityCustomizer.class));
	}

	@Test
	void onWebFluxTheSwitchIsRefusedWithARemedy() {
		new ReactiveWebApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues(PERMIT)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("permit-portals")
				.hasMessageContaining("SecurityWebFilterChain"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Names.class)
	static class ImportedByName {

	}

	static class Names implements DeferredImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata metadata) {
			return ImportCandidates.load(AutoConfiguration.class, CoreAutoConfiguration.class.getClassLoader())
				.getCandidates()
				.stream()
				.filter((name) -> name.startsWith("cn.bootx.starter.core."))
				.toArray(String[]::new);
		}

	}

}
