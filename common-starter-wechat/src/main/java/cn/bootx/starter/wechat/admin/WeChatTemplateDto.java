package cn.bootx.starter.wechat.admin;

import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.template.WeChatTemplate;

/**
 * What is shown of a template.
 *
 * @param id WeChat's id of it
 * @param name its title
 * @param code the host's own name for it, or null
 * @param enable whether it is still in the account
 * @param templateId WeChat's id of it
 * @param title its title
 * @param content text with <code>{{name.DATA}}</code> places
 * @param example example of WeChat
 * @param variables names of the places, in their order
 */
record WeChatTemplateDto(String id, String name, @Nullable String code, boolean enable, String templateId, String title,
		String content, String example, List<String> variables) {

	static WeChatTemplateDto of(WeChatTemplate template) {
		return new WeChatTemplateDto(template.templateId(), template.title(), template.code(), !template.gone(),
				template.templateId(), template.title(), template.content(), template.example(), template.variables());
	}

}
