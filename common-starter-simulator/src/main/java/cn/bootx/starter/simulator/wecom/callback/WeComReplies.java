package cn.bootx.starter.simulator.wecom.callback;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.OpenedMessage;
import cn.bootx.starter.simulator.crypto.SealException;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wecom.WeComAgent;

/**
 * Reads the answers to pushes strictly: nothing, {@code success}, or a signed and sealed
 * reply to the very user who wrote.
 */
final class WeComReplies {

	private WeComReplies() {
	}

	static WeComCallbackOutcome judge(Delivery delivery, WeComAgent agent, String user) {
		PushAttempt last = delivery.last();
		if (!delivery.delivered()) {
			return new WeComCallbackOutcome(delivery, null,
					last.answered() ? "HTTP " + last.status() + " instead of 200" : last.failure());
		}
		String body = last.bodyText();
		if (body.isEmpty() || body.equals("success")) {
			return new WeComCallbackOutcome(delivery, null, null);
		}
		try {
			XmlReply reply = open(XmlReply.parse(body), agent);
			requireText(reply, "ToUserName", user);
			requireText(reply, "FromUserName", agent.corpId());
			require(reply, "CreateTime");
			require(reply, "MsgType");
			return new WeComCallbackOutcome(delivery, reply, null);
		}
		catch (IllegalArgumentException | SealException ex) {
			return new WeComCallbackOutcome(delivery, null, "the reply is refused: " + ex.getMessage());
		}
	}

	private static XmlReply open(XmlReply envelope, WeComAgent agent) {
		String encrypted = require(envelope, "Encrypt");
		String signature = require(envelope, "MsgSignature");
		if (!Sha1Signature.matches(signature, agent.token(), require(envelope, "TimeStamp"), require(envelope, "Nonce"),
				encrypted)) {
			throw new IllegalArgumentException("MsgSignature does not match");
		}
		OpenedMessage opened = new MessageSeal(agent.encodingAesKey(), agent.corpId()).open(encrypted);
		if (!opened.receiveId().equals(agent.corpId())) {
			throw new IllegalArgumentException("it is sealed for " + opened.receiveId());
		}
		return XmlReply.parse(opened.text());
	}

	private static String require(XmlReply xml, String element) {
		String text = xml.text(element);
		if (text == null || text.isEmpty()) {
			throw new IllegalArgumentException(element + " is missing");
		}
		return text;
	}

	private static void requireText(XmlReply xml, String element, String expected) {
		String text = require(xml, element);
		if (!text.equals(expected)) {
			throw new IllegalArgumentException(element + " is " + text + " instead of " + expected);
		}
	}

}
