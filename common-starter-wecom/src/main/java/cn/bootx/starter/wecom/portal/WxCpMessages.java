package cn.bootx.starter.wecom.portal;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * Makes WxJava's message of a push that was read by this library's reader. WxJava itself
 * parses each push with XStream and again with dom4j, and recurses into whatever comes.
 */
final class WxCpMessages {

	private static final XmlBinding<WxCpXmlMessage> BINDING = new XmlBinding<>(WxCpXmlMessage.class);

	private WxCpMessages() {
	}

	static WxCpXmlMessage read(XmlElement push) {
		WxCpXmlMessage message = new WxCpXmlMessage();
		BINDING.fill(message, push);
		message.setAllFieldsMap(XmlMaps.of(push));
		fillExtendedAttributes(message, push);
		fillBatchJob(message, push);
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
		if (text != null) {
			return text.childText("Value");
		}
		XmlElement web = item.child("Web");
		return (web != null) ? web.childText("Url") : null;
	}

	/** WxJava knows the job's id only where it stands at the top. */
	private static void fillBatchJob(WxCpXmlMessage message, XmlElement push) {
		XmlElement job = push.child("BatchJob");
		if (job != null && message.getJobId() == null) {
			message.setJobId(job.childText("JobId"));
		}
	}

}
