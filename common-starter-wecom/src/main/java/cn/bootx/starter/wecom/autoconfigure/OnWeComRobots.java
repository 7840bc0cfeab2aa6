package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where WeCom is configured in any way.
 */
final class OnWeComRobots extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(new WeComConfigured(context.getEnvironment()).robots(),
				ConditionMessage.forCondition("WeCom robots").because("bootx.starter.third.wecom.* decides"));
	}

}
