package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;
import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;

/**
 * Auto-configuration of DingTalk applications and webhook robots, of pushes over HTTP and
 * in Stream mode, and of the endpoints that manage stored robots.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(DingTalkAutoConfiguration.OnDingTalk.class)
@EnableConfigurationProperties(DingTalkProperties.class)
@ImportFeatures({ "client.DingTalkClientConfiguration", "robot.DingTalkRobotConfiguration",
		"handler.DingTalkHandlerConfiguration", "message.DingTalkMessageConfiguration",
		"user.DingTalkUserConfiguration", "user.DingTalkContactConfiguration", "login.DingTalkLoginConfiguration",
		"task.DingTalkTaskConfiguration", "jssdk.DingTalkJsSdkConfiguration", "portal.DingTalkPortalConfiguration",
		"stream.DingTalkStreamConfiguration", "missed.DingTalkMissedEventsConfiguration" })
public final class DingTalkAutoConfiguration {

	/**
	 * Matches when an application or a robot is configured: a robot needs no application.
	 */
	static final class OnDingTalk extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(),
					DingTalkProperties.PREFIX);
			boolean matches = properties.has("app-key") || properties.count("apps") > 0
					|| properties.count("robots") > 0 || properties.isOn("runtime-apps", false);
			return new ConditionOutcome(matches,
					ConditionMessage.forCondition("DingTalk")
						.because(matches ? "an application or robot is configured"
								: DingTalkProperties.PREFIX + ".app-key, apps and robots are missing"));
		}

	}

}
