package cn.bootx.starter.wechat.admin;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;

/**
 * The templates of one account as a page shows them.
 */
final class TemplateAdmin {

	private final WeChatTemplateService templates;

	TemplateAdmin(WeChatTemplateService templates) {
		this.templates = templates;
	}

	void update(WeChatTemplateParam param) {
		String id = Inputs.required("id", param.id());
		WeChatTemplate present = this.templates.find(id)
			.orElseThrow(() -> new IllegalArgumentException("there is no template with id '" + id + "'; sync first"));
		if (param.name() != null && !param.name().equals(present.title())) {
			throw new IllegalArgumentException("name cannot be changed: it is the title that WeChat gave");
		}
		if (param.enable() != null && param.enable() == present.gone()) {
			throw new IllegalArgumentException(
					"enable cannot be changed: it says whether the account has the template");
		}
		if (param.code() != null) {
			assign(present, Inputs.isBlank(param.code()) ? null : param.code());
		}
	}

	@Nullable WeChatTemplateDto find(String id) {
		return this.templates.find(id).map(WeChatTemplateDto::of).orElse(null);
	}

	AdminResult.Page<WeChatTemplateDto> page(int current, int size, TemplateFilter filter) {
		List<WeChatTemplate> found = this.templates.findAll().stream().filter(filter::matches).toList();
		return AdminResult.Page.of(found, current, size).map(WeChatTemplateDto::of);
	}

	boolean exists(String code, String exceptId) {
		return owner(code).filter((template) -> !template.templateId().equals(exceptId)).isPresent();
	}

	WeChatTemplateService.Report sync() {
		try {
			return this.templates.sync();
		}
		catch (IllegalStateException ex) {
			throw new IllegalArgumentException(ex.getMessage() + ", wait until it is done", ex);
		}
	}

	private void assign(WeChatTemplate template, @Nullable String code) {
		try {
			this.templates.assignCode(template.templateId(), code);
		}
		catch (RecordStore.ConflictException ex) {
			if (code == null || !exists(code, template.templateId())) {
				throw ex;
			}
			throw new IllegalArgumentException("code '" + code + "' belongs to another template: "
					+ owner(code).map(WeChatTemplate::templateId).orElse(""), ex);
		}
	}

	private Optional<WeChatTemplate> owner(String code) {
		return this.templates.findByCode(code);
	}

}
