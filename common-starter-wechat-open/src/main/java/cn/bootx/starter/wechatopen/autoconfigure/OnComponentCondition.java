package cn.bootx.starter.wechatopen.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A component is configured and not switched off.
 */
final class OnComponentCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat Open component");
		if (!environment.getProperty(WeChatOpenProperties.PREFIX + ".enabled", Boolean.class, true)) {
			return ConditionOutcome.noMatch(message.because("it is switched off"));
		}
		boolean configured = environment.containsProperty(WeChatOpenProperties.PREFIX + ".component-app-id");
		return new ConditionOutcome(configured, configured ? message.because("component-app-id is set")
				: message.because("component-app-id is not set"));
	}

}
