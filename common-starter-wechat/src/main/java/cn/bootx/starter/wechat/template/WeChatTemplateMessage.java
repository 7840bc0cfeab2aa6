package cn.bootx.starter.wechat.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A template message without its receiver. <pre class="code">
 * WeChatTemplateMessage.of("rM9k…")
 * 	.with("thing1", "Order 42")
 * 	.with("time2", "2026-11-21 10:00")
 * 	.url("https://example.com/orders/42");
 * </pre>
 *
 * @param templateId id of the template in the account
 * @param data values by variable name
 * @param url page that opens, or null
 * @param miniProgram mini program page that opens instead of the url, or null
 * @param clientMsgId the same id within ten minutes is sent once, or null
 * @since 0.1.0
 */
public record WeChatTemplateMessage(String templateId, Map<String, String> data, @Nullable String url,
		@Nullable MiniProgramPage miniProgram, @Nullable String clientMsgId) {

	public WeChatTemplateMessage {
		data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
	}

	public static WeChatTemplateMessage of(String templateId) {
		return new WeChatTemplateMessage(templateId, Map.of(), null, null, null);
	}

	/** With the value of a variable, which is written without {@code .DATA}. */
	public WeChatTemplateMessage with(String variable, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.data);
		more.put(variable, value);
		return new WeChatTemplateMessage(this.templateId, more, this.url, this.miniProgram, this.clientMsgId);
	}

	public WeChatTemplateMessage url(@Nullable String newUrl) {
		return new WeChatTemplateMessage(this.templateId, this.data, newUrl, this.miniProgram, this.clientMsgId);
	}

	/** With a page of a mini program that is linked to the account. */
	public WeChatTemplateMessage miniProgram(String appId, @Nullable String pagePath) {
		return new WeChatTemplateMessage(this.templateId, this.data, this.url, new MiniProgramPage(appId, pagePath),
				this.clientMsgId);
	}

	public WeChatTemplateMessage clientMsgId(@Nullable String id) {
		return new WeChatTemplateMessage(this.templateId, this.data, this.url, this.miniProgram, id);
	}

	/**
	 * A page of a mini program.
	 *
	 * @param appId its app id
	 * @param pagePath page with parameters, or null for its first page
	 */
	public record MiniProgramPage(String appId, @Nullable String pagePath) {
	}

	/** Without the values: they are what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatTemplateMessage[" + this.templateId + ", " + this.data.keySet() + "]";
	}

}
