package cn.bootx.starter.dingtalk.autoconfigure;

import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when an application or a robot is configured: a robot needs no application.
 */
class OnDingTalk extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		boolean matches = hasDefaultApp(environment) || count(environment, "apps") > 0
				|| count(environment, "robots") > 0;
		return new ConditionOutcome(matches,
				ConditionMessage.forCondition("DingTalk")
					.because(matches ? "an application or robot is configured"
							: DingTalkProperties.PREFIX + ".app-key, apps and robots are missing"));
	}

	static boolean hasDefaultApp(Environment environment) {
		return environment.containsProperty(DingTalkProperties.PREFIX + ".app-key");
	}

	static int count(Environment environment, String property) {
		return Binder.get(environment)
			.bind(DingTalkProperties.PREFIX + "." + property, Bindable.mapOf(String.class, Object.class))
			.map(Map::size)
			.orElse(0);
	}

}
