package cn.bootx.starter.wechat.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.template.WeChatTemplate;

/**
 * What the templates of a page contain.
 *
 * @param templateId part of the id
 * @param name part of the title
 * @param code part of the code
 */
record TemplateFilter(@Nullable String templateId, @Nullable String name, @Nullable String code) {

	boolean matches(WeChatTemplate template) {
		return Inputs.like(template.templateId(), this.templateId) && Inputs.like(template.title(), this.name)
				&& Inputs.like(template.code(), this.code);
	}

}
