package cn.bootx.starter.wechat.handler;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

/**
 * Provides the dispatcher, the built-in handlers, and WxJava's router, empty: hosts add
 * their rules to the bean, and the dispatcher asks it after the handler beans.
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
		// Each message is routed with its account's service; this is for a host's own
		// calls.
		WxMpService primary = accounts.findPrimary().map(WeChatAccount::service).orElse(null);
		WxMpMessageRouter router = new WxMpMessageRouter(primary, threads.executor);
		// The ledger does it, on all nodes and without losing a message whose handler
		// failed; WxJava's checker is one static map for the whole JVM.
		router.setMessageDuplicateChecker((messageId) -> false);
		// WxJava would log the failure and answer as if the message were handled.
		router.setExceptionHandler((failure) -> {
			throw WeChatErrors.translate(Platform.WECHAT, "call in a router rule", failure);
		});
		return router;
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatMsgHandler weChatMsgHandler(WeChatProperties properties) {
		return new WeChatMsgHandler(properties.replies().message());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatQrScanHandler weChatQrScanHandler(WeChatProperties properties) {
		return new WeChatQrScanHandler(properties.replies().scan());
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatSubscribeHandler")
	LastResortHandler weChatSubscribeHandler(WeChatProperties properties) {
		return new LastResortHandler("subscribe", properties.replies().subscribe());
	}

	/** Without a reply, which WeChat would ignore. */
	@Bean
	@ConditionalOnMissingBean(name = "weChatUnSubscribeHandler")
	LastResortHandler weChatUnSubscribeHandler() {
		return new LastResortHandler("unsubscribe", null);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatMenuHandler")
	LastResortHandler weChatMenuHandler(WeChatProperties properties) {
		return new LastResortHandler("CLICK", properties.replies().click());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatMessageDispatcher weChatMessageDispatcher(ObjectProvider<WeChatQrSceneMsgHandler> scenes,
			ObjectProvider<WeChatMpMessageHandler> handlers, ObjectProvider<WxMpMessageRouter> routers,
			ObjectProvider<MessageInterceptor> interceptors, WeChatMessageDispatcher.TextSender longReplies,
			ConfigurableListableBeanFactory beans) {
		return new WeChatMessageDispatcher().longReplies(longReplies)
			.scenes(scenes.orderedStream().toList())
			.handlers(handlers.orderedStream().toList())
			.annotated(beans)
			.routers(routers.orderedStream().toList())
			.interceptors(interceptors.orderedStream().toList());
	}

	/**
	 * Threads of the router's asynchronous rules. WxJava would start up to 100 that never
	 * end. Not an {@code Executor} bean: Boot's own would back off from it.
	 */
	static final class RouterThreads implements AutoCloseable {

		private final ThreadPoolExecutor executor;

		RouterThreads() {
			CustomizableThreadFactory threads = new CustomizableThreadFactory("bootx-wechat-router-");
			threads.setDaemon(true);
			this.executor = new ThreadPoolExecutor(16, 16, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1024),
					threads);
			this.executor.allowCoreThreadTimeOut(true);
		}

		@Override
		public void close() {
			this.executor.shutdown();
			try {
				if (!this.executor.awaitTermination(5, TimeUnit.SECONDS)) {
					this.executor.shutdownNow();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				this.executor.shutdownNow();
			}
		}

	}

}
