package cn.bootx.starter.wechat.content.subscribe;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.wechat.content.template.WeChatTemplate;

/**
 * A template of subscribe notices that the account has.
 *
 * @param templateId WeChat's id ({@code priTmplId})
 * @param title title
 * @param content text with <code>{{name.DATA}}</code> places
 * @param example example of WeChat
 * @param type 2 for one message per consent, 3 for long-term
 * @param choices values that enumerated variables may have, by variable name
 * @since 0.1.0
 */
public record WeChatSubscribeTemplate(String templateId, String title, String content, String example, int type,
		Map<String, List<String>> choices) {

	/** The variables with their labels, in their order. */
	public List<WeChatTemplate.Field> fields() {
		return WeChatTemplate.Field.parse(this.content);
	}

	/** Begins a notice whose data is checked against the variables of this template. */
	public WeChatSubscribeNotice notice() {
		return WeChatSubscribeNotice.of(this.templateId)
			.variables(fields().stream().map(WeChatTemplate.Field::name).toList());
	}

}
