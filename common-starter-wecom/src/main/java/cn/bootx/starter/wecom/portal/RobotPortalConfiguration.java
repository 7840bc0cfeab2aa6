package cn.bootx.starter.wecom.portal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.RequestEntity;

import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;
import cn.bootx.starter.wecom.handler.WeComRobotHandler;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

/** The portal of all group robots that have a token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(RequestEntity.class)
@Conditional(RobotPortalConfiguration.OnRobots.class)
class RobotPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RobotPortal weComRobotPortal(ObjectProvider<WeComRobotHandler> handlers,
			ObjectProvider<MessageInterceptor> interceptors, WeComRobotNoticeSender sender, WeComProperties properties,
			ConfigurableListableBeanFactory beans, CallbackRuntime runtime) {
		return new RobotPortal(callbacks(properties),
				new RobotHandlers(handlers.orderedStream().toList(), interceptors.orderedStream().toList(), beans),
				sender, properties.portal().settings(CallbackPipeline.Deadline.WECOM), runtime);
	}

	@Bean
	@ConditionalOnMissingBean
	RobotPortal.Controller weComRobotPortalController(RobotPortal portal) {
		return new RobotPortal.Controller(portal);
	}

	/** WeCom encrypts every push, so one without the other cannot work. */
	private static Map<String, WeComAgent.Callback> callbacks(WeComProperties properties) {
		Map<String, WeComAgent.Callback> callbacks = new LinkedHashMap<>();
		properties.robots().forEach((code, robot) -> {
			if (robot.token() != null || robot.encodingAesKey() != null) {
				String name = WeComProperties.PREFIX + ".robots." + code;
				callbacks.put(code, new WeComAgent.Callback(Credentials.requireToken(name + ".token", robot.token()),
						Credentials.requireAesKey(name + ".encoding-aes-key", robot.encodingAesKey())));
			}
		});
		return callbacks;
	}

	/** A robot has a token, and portals are not switched off. */
	static final class OnRobots implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(),
					WeComProperties.PREFIX);
			return properties.isOn("portal.enabled", true) && properties.anyHas("robots", "token", "encoding-aes-key");
		}

	}

}
