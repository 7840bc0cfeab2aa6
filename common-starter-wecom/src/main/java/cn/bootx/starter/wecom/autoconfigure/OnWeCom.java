package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.portal.ConfiguredProperties;

/**
 * Anything of WeCom is configured: robots may be in the record store only, and saying
 * that they are wanted is enough then.
 */
class OnWeCom extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(matches(new ConfiguredProperties(context.getEnvironment(), WeComProperties.PREFIX)),
				ConditionMessage.forCondition(getClass().getSimpleName())
					.because(WeComProperties.PREFIX + ".* decides"));
	}

	boolean matches(ConfiguredProperties properties) {
		return hasAgents(properties) || properties.count("robots") > 0 || properties.has("enabled", "admin.enabled");
	}

	private static boolean hasAgents(ConfiguredProperties properties) {
		return properties.has("corp-id") || properties.count("agents") > 0;
	}

	/** An application. */
	static final class OnAgents extends OnWeCom {

		@Override
		boolean matches(ConfiguredProperties properties) {
			return hasAgents(properties);
		}

	}

}
