package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where at least one agent has a token for pushes.
 */
final class OnWeComCallback extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(new WeComConfigured(context.getEnvironment()).callback(),
				ConditionMessage.forCondition("WeCom callback token").because("bootx.starter.third.wecom.* decides"));
	}

}
