package cn.bootx.starter.wechat.content.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A template message without its receiver. <pre class="code">
 * WeChatTemplateMessage.of("rM9k…")
 * 	.with("thing1", "Order 42")
 * 	.with("time2", "2026-11-21 10:00")
 * 	.url("https://example.com/orders/42");
 * </pre>
 *
 * @param miniProgram mini program page that opens instead of the url, or null
 * @param clientMsgId the same id within ten minutes is sent once, or null
 * @param variables names of the template's variables, against which the data is checked;
 * null if they are not known
 * @since 0.1.0
 */
public record WeChatTemplateMessage(String templateId, Map<String, String> data, @Nullable String url,
		@Nullable MiniProgramPage miniProgram, @Nullable String clientMsgId, @Nullable List<String> variables) {

	private static final int MAX_THING = 20;

	public WeChatTemplateMessage {
		data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
		variables = (variables != null) ? List.copyOf(variables) : null;
	}

	public static WeChatTemplateMessage of(String templateId) {
		return new WeChatTemplateMessage(templateId, Map.of(), null, null, null, null);
	}

	/** With the value of a variable, which is written without {@code .DATA}. */
	public WeChatTemplateMessage with(String variable, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.data);
		more.put(variable, value);
		return data(more);
	}

	/**
	 * With the values of {@code thing} variables, the only free texts among the typed
	 * ones, cut to WeChat's 20 characters. Nothing is cut unless this is called: what is
	 * too long is refused.
	 */
	public WeChatTemplateMessage truncated() {
		Map<String, String> cut = new LinkedHashMap<>(this.data);
		cut.replaceAll((variable, value) -> WeChatTemplate.Field.typeOf(variable).equals("thing") && value != null
				? cut(value) : value);
		return data(cut);
	}

	public WeChatTemplateMessage url(@Nullable String newUrl) {
		return new WeChatTemplateMessage(this.templateId, this.data, newUrl, this.miniProgram, this.clientMsgId,
				this.variables);
	}

	/** With a page of a mini program that is linked to the account. */
	public WeChatTemplateMessage miniProgram(String appId, @Nullable String pagePath) {
		return new WeChatTemplateMessage(this.templateId, this.data, this.url, new MiniProgramPage(appId, pagePath),
				this.clientMsgId, this.variables);
	}

	public WeChatTemplateMessage clientMsgId(@Nullable String id) {
		return new WeChatTemplateMessage(this.templateId, this.data, this.url, this.miniProgram, id, this.variables);
	}

	/**
	 * With the names of the template's variables, so that the data is checked against
	 * them; null for no such check.
	 */
	public WeChatTemplateMessage variables(@Nullable List<String> names) {
		return new WeChatTemplateMessage(this.templateId, this.data, this.url, this.miniProgram, this.clientMsgId,
				names);
	}

	private WeChatTemplateMessage data(Map<String, String> newData) {
		return new WeChatTemplateMessage(this.templateId, newData, this.url, this.miniProgram, this.clientMsgId,
				this.variables);
	}

	private static String cut(String value) {
		if (value.codePointCount(0, value.length()) <= MAX_THING) {
			return value;
		}
		return value.substring(0, value.offsetByCodePoints(0, MAX_THING - 1)) + "…";
	}

	/**
	 * A page of a mini program.
	 *
	 * @param pagePath page with parameters, or null for its first page
	 */
	public record MiniProgramPage(String appId, @Nullable String pagePath) {

		/** Adds what is wrong with a page, where there is one. */
		public static void check(MessageCheck check, @Nullable MiniProgramPage page) {
			if (page != null) {
				check.required("miniprogram.appid", page.appId());
			}
		}

		/** Adds the member {@code miniprogram} to a message, where there is a page. */
		public static void put(ObjectNode body, @Nullable MiniProgramPage page) {
			if (page != null) {
				body.set("miniprogram", Json.object("appid", page.appId, "pagepath", page.pagePath));
			}
		}

	}

	/** Without the values: they are what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatTemplateMessage[" + this.templateId + ", " + this.data.keySet() + "]";
	}

}
