package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;

/**
 * Auto-configuration of a WeChat mini program.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wechat-applet.enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnProperty(name = "bootx.starter.third.wechat-applet.app-id")
@EnableConfigurationProperties(WeChatAppletProperties.class)
@Import(WeChatAppletAutoConfiguration.Features.class)
public final class WeChatAppletAutoConfiguration {

	/**
	 * The configurations of the features, which belong to the packages of those.
	 */
	static final class Features implements ImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata importing) {
			return new String[] { "cn.bootx.starter.wechat.applet.WeChatAppletConfiguration",
					"cn.bootx.starter.wechat.portal.WeChatAppletPortalConfiguration" };
		}

	}

}
