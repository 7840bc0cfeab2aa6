package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where an official account has a token, or one that has may be added: without a
 * token nothing that arrives could be told from a forgery.
 */
final class OnWeChatPortalCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat portal");
		ConfiguredAccounts accounts = ConfiguredAccounts.of(context.getEnvironment());
		if (accounts.anyToken()) {
			return ConditionOutcome.match(message.because("an account has a token"));
		}
		return accounts.more() ? ConditionOutcome.match(message.because("runtime-accounts is true"))
				: ConditionOutcome.noMatch(message.because("no account has a token"));
	}

}
