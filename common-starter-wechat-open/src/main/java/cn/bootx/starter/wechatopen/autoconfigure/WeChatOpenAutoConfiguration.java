package cn.bootx.starter.wechatopen.autoconfigure;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;

/**
 * Auto-configuration of a third-party component. There are no beans of WxJava's types:
 * its services for components are also services for official accounts, and would take the
 * place of those of {@code common-starter-wechat}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@Conditional(OnComponentCondition.class)
@EnableConfigurationProperties(WeChatOpenProperties.class)
@Import(WeChatOpenAutoConfiguration.Features.class)
public final class WeChatOpenAutoConfiguration {

	/**
	 * The configurations of the features, in the order in which they are registered. They
	 * are named and not referred to, because each belongs to the package of its feature.
	 */
	static final class Features implements ImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata importing) {
			return Stream
				.of("component.WeChatOpenComponentConfiguration", "authorizer.WeChatOpenAuthorizerConfiguration",
						"portal.WeChatOpenPortalConfiguration", "authorization.WeChatOpenAuthorizationConfiguration")
				.map("cn.bootx.starter.wechatopen."::concat)
				.toArray(String[]::new);
		}

	}

}
