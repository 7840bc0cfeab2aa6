package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of a WeChat mini program.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wechat-applet.enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnProperty(name = "bootx.starter.third.wechat-applet.app-id")
@EnableConfigurationProperties(WeChatAppletProperties.class)
@ImportFeatures({ "applet.WeChatAppletConfiguration", "customerservice.AppletCustomerServiceConfiguration" })
public final class WeChatAppletAutoConfiguration {

}
