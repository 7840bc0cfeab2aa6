package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * Provides WxJava's router, empty: hosts add their rules to the bean, and the dispatcher
 * asks it after the handler beans.
 *
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
public class WeChatMessageRouterConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RouterThreads weChatRouterThreads() {
		return new RouterThreads();
	}

	@Bean
	@ConditionalOnMissingBean
	WxMpMessageRouter wxMpMessageRouter(WeChatAccounts accounts, RouterThreads threads) {
		// Each message is routed with the service of its own account; this one only
		// stands
		// in where a host calls the router itself.
		WxMpService primary = accounts.findPrimary().map(WeChatAccount::service).orElse(null);
		WxMpMessageRouter router = new WxMpMessageRouter(primary, threads.executor());
		// The ledger does it, on all nodes and without losing a message whose handler
		// failed; WxJava's checker is one static map for the whole JVM.
		router.setMessageDuplicateChecker((messageId) -> false);
		// WxJava would log the failure and answer as if the message were handled.
		router.setExceptionHandler((failure) -> {
			throw WeChatErrors.translate(Platform.WECHAT, "call in a router rule", failure);
		});
		return router;
	}

}
