package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.portal.ConfiguredProperties;

/**
 * Matches when an application or a robot is configured: a robot needs no application.
 */
class OnDingTalk extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(), DingTalkProperties.PREFIX);
		boolean matches = properties.has("app-key") || properties.count("apps") > 0 || properties.count("robots") > 0;
		return new ConditionOutcome(matches,
				ConditionMessage.forCondition("DingTalk")
					.because(matches ? "an application or robot is configured"
							: DingTalkProperties.PREFIX + ".app-key, apps and robots are missing"));
	}

}
