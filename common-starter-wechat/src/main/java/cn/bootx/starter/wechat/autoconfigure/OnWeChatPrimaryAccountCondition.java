package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where the properties have an official account, so that there is a primary one.
 */
final class OnWeChatPrimaryAccountCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat primary account");
		return ConfiguredAccounts.of(context.getEnvironment()).any()
				? ConditionOutcome.match(message.because("an app-id is configured"))
				: ConditionOutcome.noMatch(message.because("no app-id is configured"));
	}

}
