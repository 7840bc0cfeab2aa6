package demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.content.template.WeChatTemplateLibrary;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/demo/templates")
record TemplateController(WeChatTemplateService templates, WeChatTemplateLibrary library, WeChatTemplateSender sender,
		WeChatSendRecords records, WeChatAccounts accounts) {

	@PostMapping("/sync")
	WeChatTemplateService.Report sync() {
		WeChatTemplateService.Report report = this.templates.sync();
		// A code of our own: the code that sends need not know WeChat's id.
		this.templates.assignCode("tmpl_shipped", "order-shipped");
		return report;
	}

	@GetMapping
	List<?> all() {
		return this.templates.findAll()
			.stream()
			.map((template) -> Map.of("id", template.templateId(), "code",
					Objects.requireNonNullElse(template.code(), ""), "gone", template.gone(), "fields",
					template.fields()))
			.toList();
	}

	@PostMapping
	Map<String, String> add() {
		return Map.of("id", this.library.add("43205", List.of("预约项目", "预约时间")));
	}

	@DeleteMapping("/{id}")
	void delete(@PathVariable String id) {
		this.library.delete(id);
	}

	@PostMapping("/send")
	Map<String, String> send() {
		long msgId = this.sender.send("oQuickstartFan",
				this.templates.message("order-shipped").with("thing1", "一箱苹果").with("time2", "2026-11-21 12:00"));
		return Map.of("msgId", Long.toString(msgId)); // too long for a JavaScript number
	}

	@GetMapping("/sent/{msgId}")
	ResponseEntity<WeChatSendRecords.Sent> sent(@PathVariable long msgId) {
		return ResponseEntity.of(this.records.find(this.accounts.primary().appId(), msgId));
	}

}
