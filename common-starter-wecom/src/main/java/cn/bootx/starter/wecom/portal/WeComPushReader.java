package cn.bootx.starter.wecom.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * Makes WxJava's messages of the pushes to one agent. WxJava itself parses each push with
 * XStream and again with dom4j, and recurses into whatever comes.
 */
record WeComPushReader(String corpId, String agent) implements CallbackPortal.Reader<WxCpXmlMessage> {

	/** What a reply in JSON has as numbers. */
	private static final Set<String> NUMBERS = Set.of("CreateTime", "ArticleCount");

	private static final XmlBinding<WxCpXmlMessage> BINDING = new XmlBinding<>(WxCpXmlMessage.class);

	@Override
	public OpenedCallback<WxCpXmlMessage> read(OpenedEnvelope opened, CallbackRequest request) {
		XmlElement push = content(opened);
		WxCpXmlMessage message = message(push);
		OpenedCallback.Seal seal = opened.seal();
		return new OpenedCallback<>(message, identity(message, push),
				isJson(opened) ? (reply) -> seal.seal(Json.write(json(XmlElement.read(reply)))) : seal);
	}

	/**
	 * Messages have an id. Of events many may come from one member ({@code sys}) in one
	 * second, so their whole content counts.
	 */
	String identity(WxCpXmlMessage message, XmlElement push) {
		String sender = "wecom:" + this.corpId + ":" + this.agent + ":" + message.getFromUserName() + ":";
		// The code is valid for one change of the card: a repetition may carry a new one.
		return (message.getMsgId() != null) ? sender + message.getMsgId()
				: sender + message.getCreateTime() + ":" + message.getEvent() + ":" + push.digest("ResponseCode");
	}

	/** The content, which is JSON where that is chosen. */
	static XmlElement content(OpenedEnvelope opened) {
		if (!isJson(opened)) {
			return opened.xml();
		}
		try {
			return XmlElement.of(opened.json());
		}
		catch (XmlElement.MalformedException ex) {
			throw CallbackRejectedException.malformed("JSON is malformed: " + ex.getMessage());
		}
	}

	/** A reply has the form of its push. */
	private static ObjectNode json(XmlElement reply) {
		ObjectNode json = Json.object();
		for (XmlElement child : reply.children()) {
			JsonNode value = !child.children().isEmpty() ? json(child) : NUMBERS.contains(child.name())
					? LongNode.valueOf(Long.parseLong(child.text())) : TextNode.valueOf(child.text());
			JsonNode present = json.get(child.name());
			if (present instanceof ArrayNode list) {
				list.add(value);
			}
			else if (present != null) {
				json.putArray(child.name()).add(present).add(value);
			}
			else {
				json.set(child.name(), value);
			}
		}
		return json;
	}

	static boolean isJson(OpenedEnvelope opened) {
		for (byte b : opened.content()) {
			if (b > ' ') {
				return b == '{';
			}
		}
		return false;
	}

	static WxCpXmlMessage message(XmlElement push) {
		WxCpXmlMessage message = new WxCpXmlMessage();
		BINDING.fill(message, push);
		message.setAllFieldsMap(map(push));
		fillExtendedAttributes(message, push);
		XmlElement job = push.child("BatchJob");
		// WxJava knows the job's id only where it stands at the top.
		if (job != null && message.getJobId() == null) {
			message.setJobId(job.childText("JobId"));
		}
		return message;
	}

	/** WeCom puts the value one level deeper than WxJava looks for it. */
	private static void fillExtendedAttributes(WxCpXmlMessage message, XmlElement push) {
		XmlElement attributes = push.child("ExtAttr");
		if (attributes == null || message.getExtAttrs() == null) {
			return;
		}
		int index = 0;
		for (XmlElement item : attributes.children()) {
			if (item.name().equals("Item") && index < message.getExtAttrs().getItems().size()) {
				WxCpXmlMessage.ExtAttr.Item attribute = message.getExtAttrs().getItems().get(index++);
				if (attribute.getValue() == null) {
					attribute.setValue(value(item));
				}
			}
		}
	}

	private static @Nullable String value(XmlElement item) {
		XmlElement text = item.child("Text");
		XmlElement web = item.child("Web");
		return (text != null) ? text.childText("Value") : (web != null) ? web.childText("Url") : null;
	}

	/**
	 * A push as nested maps, in the form of WxJava's {@code allFieldsMap}: texts, maps,
	 * and lists where a name repeats; an element whose children all have one name holds a
	 * list of them even if it is only one.
	 */
	static Map<String, Object> map(XmlElement element) {
		Map<String, Object> map = new HashMap<>();
		for (XmlElement child : element.children()) {
			map.merge(child.name(), mapValue(child), WeComPushReader::append);
		}
		return map;
	}

	private static Object mapValue(XmlElement element) {
		if (element.children().isEmpty()) {
			return element.text();
		}
		String first = element.children().get(0).name();
		if (element.children().stream().allMatch((child) -> child.name().equals(first))) {
			List<Object> list = element.children()
				.stream()
				.map(WeComPushReader::mapValue)
				.collect(Collectors.toCollection(ArrayList::new));
			return new HashMap<>(Map.of(first, list));
		}
		return map(element);
	}

	private static Object append(Object present, Object next) {
		// A value is a text or a map, so a list is always one that was made here.
		List<Object> list = (present instanceof List<?> values) ? new ArrayList<>(values)
				: new ArrayList<>(List.of(present));
		list.add(next);
		return list;
	}

}
