package cn.bootx.starter.wechat.content.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.Lease;
import cn.bootx.starter.core.store.RecordConflictException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoredRecord;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * The templates of an account, with codes that the host sends by: a template that is
 * deleted and added again gets another id at WeChat, and only its code has to be moved.
 *
 * @since 0.1.0
 */
public final class WeChatTemplateService {

	/** Longer than the one call of a sync may take. */
	private static final Duration LOCK = Duration.ofMinutes(1);

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final RecordStore records;

	private final ExpiringStore store;

	/**
	 * The templates of the primary account.
	 */
	public WeChatTemplateService(WeChatAccounts accounts, RecordStore records, ExpiringStore store) {
		this(accounts, accounts::primary, records, store);
	}

	private WeChatTemplateService(WeChatAccounts accounts, Supplier<WeChatAccount> account, RecordStore records,
			ExpiringStore store) {
		this.accounts = accounts;
		this.account = account;
		this.records = records;
		this.store = store;
	}

	/**
	 * The templates of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatTemplateService account(String name) {
		return new WeChatTemplateService(this.accounts, this.accounts.named(name), this.records, this.store);
	}

	/**
	 * Brings the records in line with the account. Nothing is deleted: what is gone is
	 * marked, and keeps its code.
	 * @throws IllegalStateException if another sync is running, on any node
	 * @throws cn.bootx.starter.core.client.PlatformException if WeChat refuses the list
	 */
	public WeChatTemplateReport sync() {
		WeChatAccount account = this.account.get();
		Lease lease = this.store.tryLock("template-sync:wechat:" + account.appId(), LOCK)
			.orElseThrow(() -> new IllegalStateException("Another sync of the templates is running"));
		try (lease) {
			JsonNode list = account.api().get("/cgi-bin/template/get_all_private_template", Map.of());
			return apply(list.path("template_list"));
		}
	}

	public Optional<WeChatTemplate> find(String templateId) {
		return this.records.find(templates(), templateId).map(WeChatTemplateService::read);
	}

	public Optional<WeChatTemplate> findByCode(String code) {
		return this.records.find(codes(), code).flatMap((record) -> find(record.json()));
	}

	public List<WeChatTemplate> findAll() {
		return this.records.all(templates()).map(WeChatTemplateService::read).toList();
	}

	/**
	 * Gives a template a code, or takes it away.
	 * @param code unique in the account, or null
	 * @throws RecordConflictException if another template has the code
	 */
	public WeChatTemplate assignCode(String templateId, @Nullable String code) {
		while (true) {
			StoredRecord record = this.records.find(templates(), templateId)
				.orElseThrow(() -> new IllegalArgumentException("No template " + templateId + "; sync first"));
			WeChatTemplate before = read(record);
			if (code != null && !code.equals(before.code())) {
				claim(code, templateId);
			}
			WeChatTemplate after = before.withCode(code);
			if (!replace(record, after)) {
				continue;
			}
			if (before.code() != null && !before.code().equals(code)) {
				this.records.delete(codes(), before.code());
			}
			return after;
		}
	}

	/** The id of a record is unique in every store, so two nodes cannot both win. */
	private void claim(String code, String templateId) {
		try {
			this.records.insert(codes(), code, templateId);
		}
		catch (RecordConflictException ex) {
			// A call that died after its claim can be repeated.
			if (this.records.find(codes(), code).filter((taken) -> taken.json().equals(templateId)).isEmpty()) {
				throw ex;
			}
		}
	}

	private boolean replace(StoredRecord record, WeChatTemplate template) {
		try {
			this.records.update(record.withJson(Json.write(template)));
			return true;
		}
		catch (RecordConflictException ex) {
			// A sync or another code came between: the caller looks again.
			return false;
		}
	}

	/**
	 * Begins a message by the code of its template. It knows the template's variables, so
	 * that a sender that checks strictly compares the data with them.
	 * @throws IllegalArgumentException if no template has the code, or it is gone
	 */
	public WeChatTemplateMessage message(String code) {
		WeChatTemplate template = findByCode(code)
			.orElseThrow(() -> new IllegalArgumentException("No template has the code '" + code + "'"));
		if (template.gone()) {
			throw new IllegalArgumentException("Template " + template.templateId() + " with the code '" + code
					+ "' is no longer in the account; give the code to another one");
		}
		return WeChatTemplateMessage.of(template.templateId()).variables(template.variables());
	}

	private WeChatTemplateReport apply(JsonNode list) {
		Map<String, WeChatTemplate> known = new LinkedHashMap<>();
		findAll().forEach((template) -> known.put(template.templateId(), template));
		WeChatTemplateReport report = new WeChatTemplateReport(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>());
		for (JsonNode json : list) {
			String id = json.path("template_id").asText();
			WeChatTemplate before = known.remove(id);
			WeChatTemplate now = new WeChatTemplate(id, (before != null) ? before.code() : null,
					json.path("title").asText(), json.path("content").asText(), json.path("example").asText(), false);
			if (now.equals(before)) {
				report.kept().add(id);
				continue;
			}
			((before == null) ? report.added() : report.changed()).add(id);
			store(now);
		}
		known.values().stream().filter((template) -> !template.gone()).forEach((template) -> {
			report.gone().add(template.templateId());
			store(template.asGone());
		});
		return report;
	}

	/** With the code that it has now: it can be given or taken while a sync runs. */
	private void store(WeChatTemplate template) {
		StoredRecord record = this.records.find(templates(), template.templateId()).orElse(null);
		while (record != null && !replace(record, template.withCode(read(record).code()))) {
			record = this.records.find(templates(), template.templateId()).orElse(null);
		}
		if (record == null) {
			// Only a sync adds templates, and one runs at a time.
			this.records.save(templates(), template.templateId(), Json.write(template));
		}
	}

	private String templates() {
		return "wechat-template-" + this.account.get().appId().toLowerCase(Locale.ROOT);
	}

	private String codes() {
		return "wechat-template-code-" + this.account.get().appId().toLowerCase(Locale.ROOT);
	}

	private static WeChatTemplate read(StoredRecord record) {
		return Json.read(record.json(), WeChatTemplate.class);
	}

}
