package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;

/**
 * The endpoints of the original system for templates. Each takes the name of an
 * {@code account}, without one it means the primary account.
 *
 * @since 0.1.0
 */
@RestController
@RequestMapping(WeChatTemplateController.PATH)
public class WeChatTemplateController implements AdminEndpoint.Controller {

	static final String PATH = "/wechat/template";

	private final WeChatTemplateService templates;

	private final AdminEndpoint endpoint;

	/**
	 * Makes the endpoints.
	 * @param executor does the work, because WeChat may let it wait
	 */
	public WeChatTemplateController(WeChatTemplateService templates, ThirdAdminAuthorizer authorizer,
			Executor executor) {
		this.templates = templates;
		this.endpoint = new AdminEndpoint(PATH, authorizer, executor);
	}

	/** Gives a template another code. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestBody WeChatTemplateParam param) {
		return answer(HttpMethod.POST, "/update", principal, account, (templates) -> {
			templates.update(param);
			return null;
		});
	}

	/** A template, or nothing. */
	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<WeChatTemplateDto>>> findById(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/findById", principal, account, (templates) -> templates.find(id));
	}

	/** A page of the templates whose fields contain the given texts. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<WeChatTemplateDto>>>> page(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size,
			@RequestParam(name = "templateId", required = false) @Nullable String templateId,
			@RequestParam(name = "name", required = false) @Nullable String name,
			@RequestParam(name = "code", required = false) @Nullable String code) {
		TemplateFilter filter = new TemplateFilter(templateId, name, code);
		return answer(HttpMethod.GET, "/page", principal, account,
				(templates) -> templates.page(current, size, filter));
	}

	/** Whether another template has the code. */
	@GetMapping("/existsByCodeNotId")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCodeNotId(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam("code") String code, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/existsByCodeNotId", principal, account,
				(templates) -> templates.exists(code, id));
	}

	/** Brings the templates in line with the account and answers what changed. */
	@PostMapping("/sync")
	public CompletionStage<ResponseEntity<AdminResult<WeChatTemplateService.Report>>> sync(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account) {
		return answer(HttpMethod.POST, "/sync", principal, account, TemplateAdmin::sync);
	}

	private <T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, @Nullable String account, Function<TemplateAdmin, @Nullable T> work) {
		return this.endpoint.answer(method, path, principal, () -> work
			.apply(new TemplateAdmin(Inputs.isBlank(account) ? this.templates : this.templates.account(account))));
	}

}
