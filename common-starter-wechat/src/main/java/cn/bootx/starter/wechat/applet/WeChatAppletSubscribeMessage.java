package cn.bootx.starter.wechat.applet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A subscribe message (订阅消息) without its receiver. <pre class="code">
 * WeChatAppletSubscribeMessage.of("NtZ6…")
 * 	.with("thing1", "Order 42")
 * 	.with("time2", "2026-11-21 10:00")
 * 	.page("pages/order?id=42");
 * </pre>
 *
 * @param templateId id of the template in the mini program
 * @param data values by variable name
 * @param page page that opens, with its parameters and without a leading {@code /}, or
 * null if none does
 * @param version which version of the mini program opens
 * @param locale language of the mini program's name: zh_CN, en_US, zh_HK or zh_TW
 * @since 0.1.0
 */
public record WeChatAppletSubscribeMessage(String templateId, Map<String, String> data, @Nullable String page,
		WeChatApplet.Version version, Locale locale) {

	public WeChatAppletSubscribeMessage {
		data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
	}

	/** A message that opens no page of the published version, in Chinese. */
	public static WeChatAppletSubscribeMessage of(String templateId) {
		return new WeChatAppletSubscribeMessage(templateId, Map.of(), null, WeChatApplet.Version.RELEASE,
				Locale.SIMPLIFIED_CHINESE);
	}

	/** With the value of a variable, which is written without {@code .DATA}. */
	public WeChatAppletSubscribeMessage with(String variable, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.data);
		more.put(variable, value);
		return new WeChatAppletSubscribeMessage(this.templateId, more, this.page, this.version, this.locale);
	}

	public WeChatAppletSubscribeMessage page(@Nullable String newPage) {
		return new WeChatAppletSubscribeMessage(this.templateId, this.data, newPage, this.version, this.locale);
	}

	public WeChatAppletSubscribeMessage version(WeChatApplet.Version newVersion) {
		return new WeChatAppletSubscribeMessage(this.templateId, this.data, this.page, newVersion, this.locale);
	}

	public WeChatAppletSubscribeMessage locale(Locale newLocale) {
		return new WeChatAppletSubscribeMessage(this.templateId, this.data, this.page, this.version, newLocale);
	}

	/** Without the values: they are what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatAppletSubscribeMessage[" + this.templateId + ", " + this.data.keySet() + "]";
	}

}
