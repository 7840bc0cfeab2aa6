package cn.bootx.starter.wecom.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;

/**
 * Auto-configuration of WeCom applications: their services, messages and media.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeComAgents.class)
@EnableConfigurationProperties(WeComProperties.class)
@Import(WeComAutoConfiguration.Features.class)
public final class WeComAutoConfiguration {

	/**
	 * The configurations of the features, in the order in which they are registered. They
	 * are named and not referred to, because each belongs to the package of its feature.
	 */
	static final class Features implements ImportSelector, EnvironmentAware {

		private static final String PACKAGE = "cn.bootx.starter.wecom.";

		private final List<String> names = new ArrayList<>(List.of("agent.WeComAgentConfiguration",
				"media.WeComMediaConfiguration", "notice.WeComNoticeConfiguration", "login.WeComLoginConfiguration"));

		@Override
		public void setEnvironment(Environment environment) {
			if (new WeComConfigured(environment).defaultAgent()) {
				this.names.add("agent.WeComDefaultAgentConfiguration");
			}
		}

		@Override
		public String[] selectImports(AnnotationMetadata importing) {
			return this.names.stream().map(PACKAGE::concat).toArray(String[]::new);
		}

	}

}
