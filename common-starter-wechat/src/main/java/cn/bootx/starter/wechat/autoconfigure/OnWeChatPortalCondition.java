package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where an official account has a token: without one nothing that arrives could
 * be told from a forgery.
 */
final class OnWeChatPortalCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat portal");
		return ConfiguredAccounts.of(context.getEnvironment()).anyToken()
				? ConditionOutcome.match(message.because("an account has a token"))
				: ConditionOutcome.noMatch(message.because("no account has a token"));
	}

}
