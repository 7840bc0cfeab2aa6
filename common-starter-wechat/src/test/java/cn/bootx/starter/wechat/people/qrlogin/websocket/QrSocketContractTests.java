package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes: WeChat pushes to the second, the browser waits at the first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QrSocketContractTests {

	private static final ExpiringStore STORE = new InMemoryExpiringStore(Clock.systemUTC());

	private static final Pattern OK = Pattern.compile("\\{\"status\":\"ok\",\"authCode\":\"([\\w-]+)\"}");

	private final WebApplicationType stack;

	private final WeChatFixture wechat = WeChatFixture.safe();

	private WeChatFixture.Host browsers;

	QrSocketContractTests(WebApplicationType stack) {
		this.stack = stack;
	}

	@BeforeAll
	void start() {
		this.browsers = node();
		node();
	}

	private WeChatFixture.Host node() {
		String prefix = "bootx.starter.third.wechat.qr-login.";
		return this.wechat.start(this.stack, Node.class, prefix + "enabled=true", prefix + "max-sockets=3",
				prefix + "max-pending-per-client=100", prefix + "allowed-origins=https://www.example.com");
	}

	@AfterAll
	void stop() {
		this.wechat.close();
	}

	@Test
	void theScanOnOneNodeReachesTheBrowserOnAnother() throws Exception {
		WeChatLogin.QrCode code = apply();
		Page page = Page.open(this.browsers.url(), code.qrCodeKey(), this.browsers.url());
		assertThat(page.await(1)).isEqualTo("{\"status\":\"wait\"}");
		this.wechat.account().fan("oFan").scans(code.qrCodeUrl());
		Matcher ok = OK.matcher(page.await(2));
		assertThat(ok.matches()).isTrue();
		assertThat(page.closeCode()).isEqualTo(1000);
		assertThat(page.messages()).hasSize(2);
		assertThat(service().exchange(ok.group(1)).orElseThrow().openId()).isEqualTo("oFan");
	}

	@Test
	void aSocketWithAnUnknownKeyReadsThatItIsExpired() throws Exception {
		Page page = Page.open(this.browsers.url(), "nobody", null);
		assertThat(page.closeCode()).isEqualTo(1000);
		assertThat(page.messages()).containsExactly("{\"status\":\"expired\"}");
	}

	@Test
	void pagesOfOtherOriginsAreRefused() {
		String key = apply().qrCodeKey();
		assertThat(Page.refused(this.browsers.url(), key, "https://evil.example")).isEqualTo(403);
		assertThat(Page.refused(this.browsers.url(), key, "null")).isEqualTo(403);
		assertThat(Page.refused(this.browsers.url(), key, "https://www.example.com")).isEqualTo(101);
		awaitCount(0);
	}

	@Test
	void thePlacesAreLimitedAndALeavingBrowserGivesItsBack() {
		Page[] pages = { wait(apply()), wait(apply()), wait(apply()) };
		awaitCount(3);
		String key = apply().qrCodeKey();
		assertThat(Page.refused(this.browsers.url(), key, null)).isEqualTo(503);
		pages[0].leave();
		awaitCount(2);
		assertThat(Page.refused(this.browsers.url(), key, null)).isEqualTo(101);
		pages[1].leave();
		pages[2].leave();
		awaitCount(0);
	}

	private Page wait(WeChatLogin.QrCode code) {
		Page page = Page.open(this.browsers.url(), code.qrCodeKey(), null);
		page.await(1);
		return page;
	}

	private void awaitCount(int count) {
		Await.until(() -> this.browsers.bean(WeChatQrSockets.class).count() == count);
	}

	private WeChatLogin.QrCode apply() {
		return service().applyQrCode("127.0.0.1");
	}

	private WeChatQrLoginService service() {
		return this.browsers.bean(WeChatQrLoginService.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(HostApplication.class)
	static class Node {

		@Bean
		ExpiringStore expiringStore() {
			return STORE;
		}

		/**
		 * Without this WebFlux would take Tomcat for the server, which is on the class
		 * path.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class NettySockets {

			@Bean
			WebFluxConfigurer nettySockets() {
				return new WebFluxConfigurer() {

					@Override
					public WebSocketService getWebSocketService() {
						return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
					}

				};
			}

		}

	}

}
