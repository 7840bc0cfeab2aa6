package cn.bootx.starter.wechatopen.portal;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.wechatopen.autoconfigure.WeChatOpenProperties;

/**
 * The portal's secrets are configured and it is not switched off. One of the two secrets
 * is enough: then the missing one fails startup instead of leaving the portal out.
 */
final class OnPortalCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat Open portal");
		if (!environment.getProperty(WeChatOpenProperties.PREFIX + ".portal.enabled", Boolean.class, true)) {
			return ConditionOutcome.noMatch(message.because("it is switched off"));
		}
		boolean secrets = environment.containsProperty(WeChatOpenProperties.PREFIX + ".token")
				|| environment.containsProperty(WeChatOpenProperties.PREFIX + ".encoding-aes-key");
		return new ConditionOutcome(secrets, secrets ? message.because("its secrets are set")
				: message.because("token and encoding-aes-key are not set"));
	}

}
