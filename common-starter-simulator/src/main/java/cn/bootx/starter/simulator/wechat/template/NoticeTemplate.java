package cn.bootx.starter.simulator.wechat.template;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A template of subscribe notices (订阅通知) that an app has taken from the library.
 *
 * @param priTmplId its id
 * @param title shown above it
 * @param keywords its places
 */
record NoticeTemplate(String priTmplId, String title, List<LibraryTemplate.Keyword> keywords) {

	String content() {
		return LibraryTemplate.content(this.keywords);
	}

	/** Refuses values that do not fit (47003) and returns what its reader sees. */
	String render(JsonNode data) {
		MessageTemplate template = new MessageTemplate(this.priTmplId, this.title, content(), 1);
		TemplateFields.check(template.places(), data);
		return this.title + "\n" + template.render(data);
	}

}
