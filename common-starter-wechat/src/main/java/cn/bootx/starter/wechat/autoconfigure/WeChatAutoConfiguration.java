package cn.bootx.starter.wechat.autoconfigure;

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
 * Auto-configuration of WeChat official accounts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wechat.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(WeChatAutoConfiguration.OnWeChat.class)
@EnableConfigurationProperties(WeChatProperties.class)
@ImportFeatures({ "account.WeChatAccountConfiguration", "people.qrlogin.WeChatQrLoginConfiguration",
		"people.qrlogin.websocket.WeChatQrSocketConfiguration", "handler.WeChatMessageRouterConfiguration",
		"content.menu.WeChatMenuConfiguration", "content.media.WeChatMediaConfiguration",
		"content.template.WeChatTemplateConfiguration", "content.article.WeChatArticleConfiguration",
		"people.weblogin.WeChatWebLoginConfiguration", "people.binding.WeChatBindingConfiguration",
		"people.fan.WeChatFanConfiguration", "people.qrcode.WeChatQrCodeConfiguration",
		"customerservice.WeChatCustomerServiceConfiguration", "jssdk.WeChatJsSdkConfiguration",
		"portal.WeChatPortalConfiguration", "forward.WeChatForwardConfiguration", "admin.WeChatAdminConfiguration" })
public final class WeChatAutoConfiguration {

	/**
	 * Matches where an official account is configured, the default one or a named one, or
	 * may be added while the application runs.
	 */
	static final class OnWeChat extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat account");
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(),
					WeChatProperties.PREFIX);
			if (properties.has("app-id") || properties.count("accounts") > 0) {
				return ConditionOutcome.match(message.because("an app-id is configured"));
			}
			return properties.isOn("runtime-accounts", false) ? ConditionOutcome.match(message
				.because("runtime-accounts is true")) : ConditionOutcome
					.noMatch(message.because("neither bootx.starter.third.wechat.app-id nor an account "
							+ "below bootx.starter.third.wechat.accounts is configured, and runtime-accounts is not true"));
		}

	}

}
