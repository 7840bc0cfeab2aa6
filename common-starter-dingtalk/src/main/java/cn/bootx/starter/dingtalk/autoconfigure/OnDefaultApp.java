package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when it is clear which application the beans without a name belong to: the one
 * at the prefix itself, or the only one.
 */
class OnDefaultApp extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		int named = OnDingTalk.count(environment, "apps");
		boolean matches = OnDingTalk.hasDefaultApp(environment) || named == 1;
		return new ConditionOutcome(matches,
				ConditionMessage.forCondition("Default DingTalk application")
					.because(matches ? "there is one" : named + " named applications and no "
							+ DingTalkProperties.PREFIX + ".app-key; inject DingTalkApps and name one"));
	}

}
