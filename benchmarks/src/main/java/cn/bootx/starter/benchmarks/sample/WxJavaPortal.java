package cn.bootx.starter.benchmarks.sample;

import java.io.ByteArrayInputStream;

import me.chanjar.weixin.common.api.WxMessageInMemoryDuplicateChecker;
import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;

/**
 * What the portal controller of WxJava's demo does with an encrypted push: the steps that
 * nearly every application copies.
 */
public final class WxJavaPortal {

	private final WxMpService service = new WxMpServiceImpl();

	private final WxMpMessageRouter router;

	@SuppressWarnings("deprecation")
	public WxJavaPortal() {
		this.service.setWxMpConfigStorage(Account.wxJava());
		this.router = new WxMpMessageRouter(this.service);
		// The one of all routers remembers an id for 15 s, and the pushes come round
		// again
		// before that. With a third of its times it does the same for a message.
		this.router.setMessageDuplicateChecker(new WxMessageInMemoryDuplicateChecker(5_000L, 1_666L));
		this.router.rule().async(false).msgType("text").handler(Account.handler()).end();
	}

	/** The sealed reply. */
	public String handle(byte[] body, String timestamp, String nonce, String signature, String msgSignature) {
		if (!this.service.checkSignature(timestamp, nonce, signature)) {
			throw new IllegalArgumentException("signature");
		}
		WxMpXmlMessage message = WxMpXmlMessage.fromEncryptedXml(new ByteArrayInputStream(body),
				this.service.getWxMpConfigStorage(), timestamp, nonce, msgSignature);
		WxMpXmlOutMessage reply = this.router.route(message);
		return (reply != null) ? reply.toEncryptedXml(this.service.getWxMpConfigStorage()) : "";
	}

}
