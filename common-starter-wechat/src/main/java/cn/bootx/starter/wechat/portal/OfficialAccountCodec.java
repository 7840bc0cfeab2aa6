package cn.bootx.starter.wechat.portal;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.SealedXml;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlReader;
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
	public byte @Nullable [] encrypted(byte[] body) {
		XmlElement encrypt = XmlReader.read(body).child("Encrypt");
		return (encrypt != null) ? encrypt.utf8() : null;
	}

	@Override
	public OpenedCallback<WxMpXmlMessage> open(byte[] content, boolean wasEncrypted) {
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
		return xml(sealed);
	}

	static CallbackResponse xml(SealedReply sealed) {
		return SealedXml.of(sealed.encrypt(), sealed.signature(), sealed.timestamp(), sealed.nonce());
	}

}
