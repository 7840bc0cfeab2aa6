package cn.bootx.starter.wechat.content.subscribe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage.MiniProgramPage;

/**
 * A subscribe notice without its receiver. <pre class="code">
 * WeChatSubscribeNotice.of("zAx8…")
 * 	.with("thing1", "Haircut")
 * 	.with("time2", "2026-11-21 10:00")
 * 	.page("https://example.com/bookings/42");
 * </pre>
 *
 * @param templateId id of the template in the account ({@code priTmplId})
 * @param data values by variable name
 * @param page page that opens, or null
 * @param miniProgram mini program page that opens instead, or null
 * @param variables names of the template's variables, against which the data is checked;
 * null if they are not known
 * @since 0.1.0
 */
public record WeChatSubscribeNotice(String templateId, Map<String, String> data, @Nullable String page,
		@Nullable MiniProgramPage miniProgram, @Nullable List<String> variables) {

	public WeChatSubscribeNotice {
		data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
		variables = (variables != null) ? List.copyOf(variables) : null;
	}

	public static WeChatSubscribeNotice of(String templateId) {
		return new WeChatSubscribeNotice(templateId, Map.of(), null, null, null);
	}

	/** With the value of a variable, which is written without {@code .DATA}. */
	public WeChatSubscribeNotice with(String variable, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.data);
		more.put(variable, value);
		return new WeChatSubscribeNotice(this.templateId, more, this.page, this.miniProgram, this.variables);
	}

	public WeChatSubscribeNotice page(@Nullable String newPage) {
		return new WeChatSubscribeNotice(this.templateId, this.data, newPage, this.miniProgram, this.variables);
	}

	/** With a page of a mini program that is linked to the account. */
	public WeChatSubscribeNotice miniProgram(String appId, @Nullable String pagePath) {
		return new WeChatSubscribeNotice(this.templateId, this.data, this.page, new MiniProgramPage(appId, pagePath),
				this.variables);
	}

	/** With the template's variables, so that the data is checked against them. */
	public WeChatSubscribeNotice variables(@Nullable List<String> names) {
		return new WeChatSubscribeNotice(this.templateId, this.data, this.page, this.miniProgram, names);
	}

	/** Without the values: they are what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatSubscribeNotice[" + this.templateId + ", " + this.data.keySet() + "]";
	}

}
