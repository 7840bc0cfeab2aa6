package cn.bootx.starter.benchmarks.inprocess;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.benchmarks.sample.HostApplication;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.wechat.portal.WeChatPortalService;

/**
 * The portal of a host.
 */
@State(Scope.Benchmark)
public class Host {

	private @Nullable ConfigurableApplicationContext context;

	private @Nullable WeChatPortalService portal;

	@Setup
	public void start() {
		this.context = HostApplication.start(WebApplicationType.NONE);
		this.portal = this.context.getBean(WeChatPortalService.class);
	}

	@TearDown
	public void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	CallbackResponse handle(CallbackRequest push) {
		if (this.portal == null) {
			throw new IllegalStateException("Not started");
		}
		CallbackResponse response = this.portal.handle(push).toCompletableFuture().join();
		if (response.status() != 200 || response.body().length < 100) {
			throw new IllegalStateException("Not a reply: " + response.status());
		}
		return response;
	}

}
