package cn.bootx.starter.wechat.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import me.chanjar.weixin.mp.api.WxMpService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccountRegistry;
import cn.bootx.starter.wechat.account.WeChatAccountSettings;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.account.WeChatHosts;
import cn.bootx.starter.wechat.account.WxMpServiceCustomizer;

/**
 * Auto-configuration of WeChat official accounts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wechat.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeChatAccountCondition.class)
@EnableConfigurationProperties(WeChatProperties.class)
@ImportFeatures({ "people.qrlogin.WeChatQrLoginConfiguration", "people.qrlogin.websocket.WeChatQrSocketConfiguration",
		"handler.WeChatMessageRouterConfiguration", "handler.WeChatHandlerConfiguration",
		"content.menu.WeChatMenuConfiguration", "content.media.WeChatMediaConfiguration",
		"content.template.WeChatTemplateConfiguration", "content.subscribe.WeChatSubscribeConfiguration",
		"content.notice.WeChatNoticeConfiguration", "content.article.WeChatArticleConfiguration",
		"people.binding.WeChatBindingConfiguration", "people.fan.WeChatFanConfiguration",
		"portal.WeChatPortalConfiguration", "forward.WeChatForwardConfiguration", "admin.WeChatAdminConfiguration" })
@Import(WeChatRuntimeAccountsConfiguration.class)
public final class WeChatAutoConfiguration {

	private static final String HOSTS = "bootx.starter.third.wechat.hosts.";

	@Bean
	@ConditionalOnMissingBean
	WeChatAccountFactory weChatAccountFactory(WeChatProperties properties, PlatformHttpClients clients,
			TokenRegistry registry, ExpiringStore store, ObjectProvider<WxMpServiceCustomizer> customizers) {
		WeChatProperties.Hosts hosts = properties.hosts();
		WeChatHosts checked = new WeChatHosts(Credentials.requireUrl(HOSTS + "api", hosts.api()),
				Credentials.requireUrl(HOSTS + "mp", hosts.mp()), Credentials.requireUrl(HOSTS + "open", hosts.open()));
		return new WeChatAccountFactory(clients.forPlatform(Platform.WECHAT), checked, registry, store,
				customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnWeChatPrimaryAccountCondition.class)
	WxMpService wxMpService(WeChatAccountFactory factory, WeChatProperties properties) {
		return factory.service(AccountValidation.settings(properties).get(0));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAccounts weChatAccounts(WeChatAccountFactory factory, WeChatProperties properties,
			ObjectProvider<WxMpService> primary, ObjectProvider<WeChatAccountRegistry> registry) {
		List<WeChatAccount> accounts = new ArrayList<>();
		for (WeChatAccountSettings settings : AccountValidation.settings(properties)) {
			// A host's own service bean is the primary account's everywhere.
			WxMpService service = accounts.isEmpty() ? primary.getIfUnique() : null;
			accounts.add((service != null) ? factory.account(settings, service) : factory.account(settings));
		}
		return new WeChatAccounts(accounts, registry.getIfAvailable());
	}

}
