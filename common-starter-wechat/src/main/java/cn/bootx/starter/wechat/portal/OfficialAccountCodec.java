package cn.bootx.starter.wechat.portal;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.core.xml.XmlWriter;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/**
 * The XML of official accounts.
 */
final class OfficialAccountCodec implements PushCodec<WxMpXmlMessage> {

	private final String appId;

	OfficialAccountCodec(String appId) {
		this.appId = appId;
	}

	@Override
	public @Nullable String encrypted(String body) {
		return XmlReader.read(body).childText("Encrypt");
	}

	@Override
	public OpenedCallback<WxMpXmlMessage> open(String content, boolean wasEncrypted) {
		XmlElement root = XmlReader.read(content);
		WxMpXmlMessage message = WeChatMessageReader.read(root);
		if (message.getFromUser() == null || message.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
		}
		return new OpenedCallback<>(message, MessageIdentity.of(this.appId, root), wasEncrypted);
	}

	@Override
	public CallbackResponse clear(String reply) {
		return CallbackResponse.xml(reply);
	}

	@Override
	public CallbackResponse sealed(String reply, SealedReply sealed) {
		return CallbackResponse.xml(envelope(sealed));
	}

	static String envelope(SealedReply sealed) {
		return XmlWriter.write("xml",
				(xml) -> xml.text("Encrypt", sealed.encrypt())
					.text("MsgSignature", sealed.signature())
					.number("TimeStamp", sealed.timestamp())
					.text("Nonce", sealed.nonce()));
	}

}
