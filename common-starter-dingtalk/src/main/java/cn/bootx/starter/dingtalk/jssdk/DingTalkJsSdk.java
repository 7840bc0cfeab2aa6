package cn.bootx.starter.dingtalk.jssdk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * What a page in DingTalk hands to {@code dd.config}. The application needs
 * {@code agent-id} and {@code corp-id}; most functions need no {@code dd.config}.
 *
 * @since 0.1.0
 * @see <a href="https://open.dingtalk.com/document/orgapp/jsapi-authentication">JSAPI</a>
 */
public final class DingTalkJsSdk {

	private final DingTalkClient client;

	private final Clock clock;

	private final PageSignature.Signer signer;

	/** For the pages of the client's application. */
	public DingTalkJsSdk(DingTalkClient client, Clock clock) {
		this.client = client;
		this.clock = clock;
		this.signer = new PageSignature.Signer(Platform.DING_TALK, clock, DingTalkJsSdk::decoded);
	}

	/**
	 * The pages of a named application; without one of that name it fails as NOT_FOUND.
	 */
	public DingTalkJsSdk account(String name) {
		return new DingTalkJsSdk(this.client.account(name), this.clock);
	}

	/**
	 * Signs a page.
	 * @param url address of the page as {@code location.href} says it
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk gives no ticket,
	 * or the application has no AgentId or CorpId
	 */
	public Config config(String url) {
		// Before a ticket is fetched for what is no address.
		this.signer.address(url);
		DingTalkClient.Credentials app = this.client.credentials();
		String agentId = Long.toString(app.requireAgentId());
		String corpId = app.requireCorpId();
		PageSignature signed = this.signer.sign(this.client.access().jsTicket().get(), url);
		return new Config(agentId, corpId, Long.toString(signed.timestamp()), signed.nonceStr(), signed.signature());
	}

	/**
	 * Clients on iOS send the query encoded, those on Android as it was typed, so
	 * DingTalk compares it decoded.
	 */
	private static String decoded(String url) {
		int query = url.indexOf('?');
		if (query < 0) {
			return url;
		}
		try {
			return url.substring(0, query) + URLDecoder.decode(url.substring(query), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// A percent sign that begins no encoding.
			return url;
		}
	}

	/** What {@code dd.config} takes, together with {@code jsApiList}. */
	public record Config(String agentId, String corpId, String timeStamp, String nonceStr, String signature) {
	}

}
