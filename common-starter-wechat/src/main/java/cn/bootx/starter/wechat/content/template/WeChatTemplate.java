package cn.bootx.starter.wechat.content.template;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A template of the account, as the last sync found it.
 *
 * @param templateId WeChat's id
 * @param code the host's own name for it, or null
 * @param title title
 * @param content text with <code>{{name.DATA}}</code> places
 * @param example example of WeChat
 * @param gone whether it is no longer in the account; its code is kept
 * @since 0.1.0
 */
public record WeChatTemplate(String templateId, @Nullable String code, String title, String content, String example,
		boolean gone) {

	/** Names of the variables, in their order. */
	public List<String> variables() {
		return fields().stream().map(WeChatTemplateField::name).toList();
	}

	/** The variables with their labels, in their order. */
	public List<WeChatTemplateField> fields() {
		return WeChatTemplateField.parse(this.content);
	}

	WeChatTemplate withCode(@Nullable String newCode) {
		return new WeChatTemplate(this.templateId, newCode, this.title, this.content, this.example, this.gone);
	}

	WeChatTemplate asGone() {
		return new WeChatTemplate(this.templateId, this.code, this.title, this.content, this.example, true);
	}

}
