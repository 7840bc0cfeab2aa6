package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of WeChat official accounts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wechat.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeChat.class)
@EnableConfigurationProperties(WeChatProperties.class)
@ImportFeatures({ "account.WeChatAccountConfiguration", "people.qrlogin.WeChatQrLoginConfiguration",
		"people.qrlogin.websocket.WeChatQrSocketConfiguration", "handler.WeChatMessageRouterConfiguration",
		"content.menu.WeChatMenuConfiguration", "content.media.WeChatMediaConfiguration",
		"content.template.WeChatTemplateConfiguration", "content.notice.WeChatNoticeConfiguration",
		"content.article.WeChatArticleConfiguration", "people.binding.WeChatBindingConfiguration",
		"people.fan.WeChatFanConfiguration", "portal.WeChatPortalConfiguration", "forward.WeChatForwardConfiguration",
		"admin.WeChatAdminConfiguration" })
public final class WeChatAutoConfiguration {

}
