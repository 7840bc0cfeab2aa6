package cn.bootx.starter.wechat.applet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.binarywang.wx.miniapp.bean.WxMaMediaAsyncCheckResult;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.message.PushFields;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/** Messages of a mini program, in JSON or XML. */
record AppletReader(String appId) implements CallbackPortal.Reader<AppletReader.Push> {

	static final String SAMPLE = "{\"ToUserName\":\"gh\",\"FromUserName\":\"o\",\"CreateTime\":1,\"MsgType\":\"event\","
			+ "\"Event\":\"subscribe_msg_popup_event\",\"List\":{\"TemplateId\":\"warm-up\"}}";

	static final String XML_SAMPLE = "<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]>"
			+ "</FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType></xml>";

	@Override
	public OpenedCallback<Push> read(OpenedEnvelope opened, CallbackRequest request) {
		Content push = Content.read(opened.text());
		WxMaMessage message = push.message();
		if (message.getFromUser() == null || message.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
		}
		return new OpenedCallback<>(new Push(message, push.json()), identity(push), opened.seal());
	}

	private String identity(Content push) {
		String sender = "wechat-applet:" + this.appId + ":" + text(push, "FromUserName") + ":";
		String id = text(push, "MsgId");
		String event = text(push, "Event");
		return (event == null && id != null && !id.isEmpty()) ? sender + id : sender + text(push, "CreateTime") + ":"
				+ event + ":" + ContentDigest.brief(Json.write(push.fields()));
	}

	private static @Nullable String text(Content push, String name) {
		return PushFields.text(push.fields().get(name));
	}

	/**
	 * A mini program's message.
	 *
	 * @param json whether it came as JSON, so that a reply must be
	 */
	record Push(WxMaMessage message, boolean json) {

		/** Without the message: it prints itself whole. */
		@Override
		public String toString() {
			return "AppletPush[" + (this.json ? "json" : "xml") + "]";
		}

	}

	/**
	 * The fields of a push, which a mini program gets as JSON or as XML, whichever is
	 * chosen in its console (数据格式). What it is shows in its first character.
	 *
	 * @param json whether it was JSON, so that a reply must be
	 */
	record Content(Map<String, Object> fields, boolean json) {

		/** As deep as XML may be nested. */
		private static final int MAX_DEPTH = 32;

		private static final Pattern JSON = Pattern.compile("[ \\n\\r\\t\\uFEFF]*\\{");

		/** Elements in which XML has the entries of events about subscribe messages. */
		private static final Map<String, String> SUBSCRIBE_EVENTS = Map.of("subscribe_msg_popup_event",
				"SubscribeMsgPopupEvent", "subscribe_msg_change_event", "SubscribeMsgChangeEvent",
				"subscribe_msg_sent_event", "SubscribeMsgSentEvent");

		/**
		 * Reads a push.
		 * @throws RuntimeException if it is neither an object of JSON nor XML, or is
		 * nested too deep
		 */
		static Content read(String content) {
			Matcher json = JSON.matcher(content);
			return json.lookingAt() ? new Content(json(content.substring(json.end() - 1)), true)
					: new Content(WeChatMessageReader.allFields(XmlElement.read(content)), false);
		}

		/**
		 * WxJava's message, with the map of all fields for those that it has no place
		 * for. WxJava's own readers take JSON and XML each in another shape, lose an
		 * event whose list has one entry, and fail for the whole message where one number
		 * cannot be read.
		 */
		WxMaMessage message() {
			WxMaMessage message = PushFields.fill(new WxMaMessage(), this.fields);
			// Repeated in XML, too, unlike other lists.
			List<WxMaMediaAsyncCheckResult.DetailBean> details = PushFields
				.list(WxMaMediaAsyncCheckResult.DetailBean.class, this.fields.get("detail"));
			message.setDetail(details.isEmpty() ? null : details);
			String element = SUBSCRIBE_EVENTS.get(String.valueOf(this.fields.get("Event")).toLowerCase(Locale.ROOT));
			if (element != null && !(this.fields.get(element) instanceof Map)) {
				// JSON has them at the top.
				PushFields.fill(message, Map.of(element,
						Map.of("List", Objects.requireNonNullElse(this.fields.get("List"), List.of()))));
			}
			message.setAllFieldsMap(this.fields);
			return message;
		}

		@SuppressWarnings("unchecked")
		private static Map<String, Object> json(String content) {
			if (Json.readTree(content) instanceof ObjectNode object && isShallow(object, MAX_DEPTH)) {
				return Json.convert(object, Map.class);
			}
			throw CallbackRejectedException
				.malformed("push is not an object of JSON, or nested deeper than " + MAX_DEPTH);
		}

		private static boolean isShallow(JsonNode node, int depth) {
			if (depth == 0) {
				return node.isValueNode();
			}
			for (JsonNode child : node) {
				if (!isShallow(child, depth - 1)) {
					return false;
				}
			}
			return true;
		}

		/** Without the values: they are what users wrote. */
		@Override
		public String toString() {
			return "WeChatAppletPush[" + (this.json ? "json" : "xml") + ", " + this.fields.size() + " fields]";
		}

	}

}
