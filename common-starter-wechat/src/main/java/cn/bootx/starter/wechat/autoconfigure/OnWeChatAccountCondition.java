package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where an official account is configured, the default one or a named one, or may
 * be added while the application runs.
 */
final class OnWeChatAccountCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat account");
		ConfiguredAccounts accounts = ConfiguredAccounts.of(context.getEnvironment());
		if (accounts.any()) {
			return ConditionOutcome.match(message.because("an app-id is configured"));
		}
		return accounts.more() ? ConditionOutcome.match(message.because("runtime-accounts is true"))
				: ConditionOutcome.noMatch(message.because("neither bootx.starter.third.wechat.app-id nor an account "
						+ "below bootx.starter.third.wechat.accounts is configured, and runtime-accounts is not true"));
	}

}
