package cn.bootx.starter.wechatopen.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of a third-party component. There are no beans of WxJava's types:
 * its services for components are also services for official accounts, and would take the
 * place of those of {@code common-starter-wechat}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = WeChatOpenProperties.PREFIX + ".enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnProperty(WeChatOpenProperties.PREFIX + ".component-app-id")
@EnableConfigurationProperties(WeChatOpenProperties.class)
@ImportFeatures({ "component.WeChatOpenComponentConfiguration", "authorizer.WeChatOpenAuthorizerConfiguration",
		"portal.WeChatOpenPortalConfiguration", "authorization.WeChatOpenAuthorizationConfiguration" })
public final class WeChatOpenAutoConfiguration {

}
