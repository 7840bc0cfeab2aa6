package cn.bootx.starter.wechat.applet;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.wechat.AppletFixture;

/**
 * A mini program of the simulator without an application around it.
 */
final class AppletBed implements AutoCloseable {

	final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	final SimulatedMiniProgram program = this.simulator.wechat()
		.register(new MiniProgram(AppletFixture.APP_ID, AppletFixture.SECRET));

	final ExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);

	final WeChatApplet applet = WeChatApplet.of(
			new WeChatApplet.Settings(AppletFixture.APP_ID, AppletFixture.SECRET, null, null,
					HttpUrl.get(this.simulator.baseUrl())),
			ClientProperties.defaults().newBuilder().build(),
			new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background), this.store);

	final WeChatAppletSessions sessions = sessions(this.store, SecretBox.OPEN);

	final WeChatAppletLoginService login = new WeChatAppletLoginService(this.applet, this.sessions);

	/** The sessions as one more node sees them. */
	WeChatAppletSessions sessions(ExpiringStore shared, SecretBox box) {
		return new WeChatAppletSessions(this.applet, shared, box);
	}

	MiniProgramUser user() {
		return this.program.user("oMini");
	}

	@Override
	public void close() {
		this.background.shutdownNow();
		this.simulator.close();
	}

}
