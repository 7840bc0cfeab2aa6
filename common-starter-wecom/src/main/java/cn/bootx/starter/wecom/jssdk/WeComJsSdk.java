package cn.bootx.starter.wecom.jssdk;

import java.time.Clock;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * What a page in WeCom hands to {@code wx.config} and {@code wx.agentConfig}, or to
 * {@code ww.register}. The page's domain must be a trusted domain of the application
 * (网页授权及JS-SDK).
 * <p>
 * Methods fail with a {@link cn.bootx.starter.core.client.PlatformException} where WeCom
 * gives no ticket.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/96909">Signatures</a>
 */
public final class WeComJsSdk {

	private final WeComAgents agents;

	private final Clock clock;

	private final PageSignature.Signer signer;

	/** For the pages of the default agent. */
	public WeComJsSdk(WeComAgents agents, Clock clock) {
		this.agents = agents;
		this.clock = clock;
		this.signer = new PageSignature.Signer(Platform.WECOM, clock);
	}

	/** The pages of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComJsSdk account(String name) {
		return new WeComJsSdk(this.agents.withDefault(name), this.clock);
	}

	/**
	 * Signs a page for {@code wx.config}, as the corporation.
	 * @param url address of the page as {@code location.href} says it: WeCom compares it
	 * letter for letter, except for the fragment
	 */
	public Config config(String url) {
		// Before a ticket is fetched for what is no address.
		this.signer.address(url);
		WeComAgent agent = this.agents.defaultAgent();
		PageSignature signed = this.signer.sign(agent.corpTicket().get(), url);
		return new Config(agent.corpId(), signed.timestamp(), signed.nonceStr(), signed.signature());
	}

	/** Signs a page for {@code wx.agentConfig}, as the application: with its ticket. */
	public AgentConfig agentConfig(String url) {
		this.signer.address(url);
		WeComAgent agent = this.agents.defaultAgent();
		String agentId = Long.toString(agent.requireAgentId());
		PageSignature signed = this.signer.sign(agent.agentTicket().get(), url);
		return new AgentConfig(agent.corpId(), agentId, signed.timestamp(), signed.nonceStr(), signed.signature());
	}

	/**
	 * What {@code wx.config} takes, together with {@code beta} and {@code jsApiList}.
	 *
	 * @param appId id of the corporation
	 */
	public record Config(String appId, long timestamp, String nonceStr, String signature) {
	}

	/** What {@code wx.agentConfig} takes, together with {@code jsApiList}. */
	public record AgentConfig(String corpid, String agentid, long timestamp, String nonceStr, String signature) {
	}

}
