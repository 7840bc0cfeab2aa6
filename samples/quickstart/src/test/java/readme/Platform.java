package readme;

import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationHandler;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.net.URI;

@Configuration
class PlatformConfiguration {

	@Bean
	WeChatOpenAuthorizationHandler authorized() {
		return (authorizer, reference) -> URI.create("/customers/" + reference);
	}

}
