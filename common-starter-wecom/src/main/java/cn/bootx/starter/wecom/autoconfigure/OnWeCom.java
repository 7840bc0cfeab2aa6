package cn.bootx.starter.wecom.autoconfigure;

import java.util.function.Predicate;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.portal.ConfiguredProperties;

/**
 * What of WeCom is configured.
 */
abstract class OnWeCom extends SpringBootCondition {

	private final String what;

	private final Predicate<ConfiguredProperties> configured;

	OnWeCom(String what, Predicate<ConfiguredProperties> configured) {
		this.what = what;
		this.configured = configured;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(
				this.configured.test(new ConfiguredProperties(context.getEnvironment(), WeComProperties.PREFIX)),
				ConditionMessage.forCondition(this.what).because(WeComProperties.PREFIX + ".* decides"));
	}

	private static boolean hasAgents(ConfiguredProperties properties) {
		return properties.has("corp-id") || properties.count("agents") > 0;
	}

	/** An application. */
	static final class Agents extends OnWeCom {

		Agents() {
			super("WeCom agents", OnWeCom::hasAgents);
		}

	}

	/** Anything: robots may be in the record store only, and saying so is enough then. */
	static final class Robots extends OnWeCom {

		Robots() {
			super("WeCom robots", (properties) -> hasAgents(properties) || properties.count("robots") > 0
					|| properties.has("enabled", "admin.enabled"));
		}

	}

}
