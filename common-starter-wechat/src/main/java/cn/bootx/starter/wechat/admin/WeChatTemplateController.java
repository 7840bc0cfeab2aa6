package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;

/**
 * The endpoints of the original system for templates. Each takes the name of an
 * {@code account}, without one it means the primary account.
 *
 * @since 0.1.0
 */
@RestController
@RequestMapping(WeChatTemplateController.PATH)
public class WeChatTemplateController extends AccountEndpoints<WeChatTemplateService>
		implements AdminEndpoint.Controller {

	static final String PATH = "/wechat/template";

	public WeChatTemplateController(WeChatTemplateService templates, ThirdAdminAuthorizer authorizer,
			Executor executor) {
		super(PATH, new Setting(authorizer, executor), templates, WeChatTemplateService::account);
	}

	/** Gives a template another code. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestBody Param param) {
		return execute(HttpMethod.POST, "/update", principal, account, (templates) -> {
			String id = required("id", param.id());
			WeChatTemplate present = templates.find(id)
				.orElseThrow(
						() -> new IllegalArgumentException("there is no template with id '" + id + "'; sync first"));
			if (param.name() != null && !param.name().equals(present.title())) {
				throw new IllegalArgumentException("name cannot be changed: it is the title that WeChat gave");
			}
			if (param.enable() != null && param.enable() == present.gone()) {
				throw new IllegalArgumentException(
						"enable cannot be changed: it says whether the account has the template");
			}
			if (param.code() != null) {
				assign(templates, id, isBlank(param.code()) ? null : param.code());
			}
		});
	}

	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<Shown>>> findById(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/findById", principal, account,
				(templates) -> templates.find(id).map(Shown::of).orElse(null));
	}

	/** A page of the templates whose fields contain the given texts. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<Shown>>>> page(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size,
			@RequestParam(name = "templateId", required = false) @Nullable String templateId,
			@RequestParam(name = "name", required = false) @Nullable String name,
			@RequestParam(name = "code", required = false) @Nullable String code) {
		return answer(HttpMethod.GET, "/page", principal, account,
				(templates) -> AdminResult.Page
					.of(templates.findAll()
						.stream()
						.filter((template) -> like(template.templateId(), templateId) && like(template.title(), name)
								&& like(template.code(), code))
						.toList(), current, size)
					.map(Shown::of));
	}

	/** Whether another template has the code. */
	@GetMapping("/existsByCodeNotId")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCodeNotId(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam("code") String code, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/existsByCodeNotId", principal, account,
				(templates) -> otherOwner(templates, code, id) != null);
	}

	/** Brings the templates in line with the account and answers what changed. */
	@PostMapping("/sync")
	public CompletionStage<ResponseEntity<AdminResult<WeChatTemplateService.Report>>> sync(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account) {
		return answer(HttpMethod.POST, "/sync", principal, account, (templates) -> {
			try {
				return templates.sync();
			}
			catch (IllegalStateException ex) {
				throw new IllegalArgumentException(ex.getMessage() + ", wait until it is done", ex);
			}
		});
	}

	private static void assign(WeChatTemplateService templates, String id, @Nullable String code) {
		try {
			templates.assignCode(id, code);
		}
		catch (RecordStore.ConflictException ex) {
			String owner = (code != null) ? otherOwner(templates, code, id) : null;
			if (owner == null) {
				throw ex;
			}
			throw new IllegalArgumentException("code '" + code + "' belongs to another template: " + owner, ex);
		}
	}

	private static @Nullable String otherOwner(WeChatTemplateService templates, String code, String id) {
		return templates.findByCode(code)
			.map(WeChatTemplate::templateId)
			.filter((owner) -> !owner.equals(id))
			.orElse(null);
	}

	/**
	 * What is written about a template. Only its code can be changed: the rest is
	 * WeChat's.
	 *
	 * @param code the host's own name for it; null leaves it as it is, blank takes it
	 * away
	 */
	record Param(@Nullable String id, @Nullable String name, @Nullable String code, @Nullable Boolean enable) {
	}

	/** What is shown of a template, with its id and title under two names each. */
	record Shown(String id, String name, @Nullable String code, boolean enable, String templateId, String title,
			String content, String example, List<String> variables) {

		static Shown of(WeChatTemplate template) {
			return new Shown(template.templateId(), template.title(), template.code(), !template.gone(),
					template.templateId(), template.title(), template.content(), template.example(),
					template.variables());
		}

	}

}
