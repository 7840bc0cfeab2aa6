package cn.bootx.starter.simulator.wechat;

import org.jspecify.annotations.Nullable;

/**
 * A simulated mini program (小程序).
 *
 * @since 0.1.0
 */
public final class SimulatedMiniProgram implements RegisteredApp {

	private final MiniProgram settings;

	private final WeChatCore core;

	private final AppTokens tokens;

	private final Notices notices = new Notices();

	SimulatedMiniProgram(MiniProgram settings, WeChatCore core) {
		this.settings = settings;
		this.core = core;
		this.tokens = new AppTokens(settings.appId(), core.tokens());
	}

	@Override
	public String appId() {
		return this.settings.appId();
	}

	@Override
	public String appSecret() {
		return this.settings.appSecret();
	}

	/** Control over the mini program's access tokens. */
	@Override
	public AppTokens tokens() {
		return this.tokens;
	}

	@Override
	public Notices notices() {
		return this.notices;
	}

	@Override
	public @Nullable Subscriber subscriber(String openId) {
		return null;
	}

	/** A user opens it: the code of {@code wx.login()}, five minutes, one use. */
	public String logsIn(String openId) {
		return this.core.oauthCodes().issue(appId(), openId, "");
	}

}
