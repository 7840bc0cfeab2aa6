package cn.bootx.starter.wechat.content.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
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

	private static final String LIST = "/cgi-bin/template/get_all_private_template";

	private final WeChatAccounts accounts;

	private final RecordStore records;

	private final ExpiringStore store;

	public WeChatTemplateService(WeChatAccounts accounts, RecordStore records, ExpiringStore store) {
		this.accounts = accounts;
		this.records = records;
		this.store = store;
	}

	/** The templates of another account; NOT_FOUND if it is unknown. */
	public WeChatTemplateService account(String name) {
		return new WeChatTemplateService(this.accounts.with(name), this.records, this.store);
	}

	/**
	 * Brings the records in line with the account. Nothing is deleted: what is gone is
	 * marked, and keeps its code.
	 * @throws IllegalStateException if another sync is running, on any node
	 * @throws PlatformException if WeChat refuses the list, or its answer is not a list;
	 * then nothing is changed
	 */
	public Report sync() {
		WeChatAccount account = this.accounts.primary();
		ExpiringStore.Lease lease = this.store.tryLock("template-sync:wechat:" + account.appId(), LOCK)
			.orElseThrow(() -> new IllegalStateException("Another sync of the templates is running"));
		try (lease) {
			return apply(read(account.api().get(LIST, Map.of())));
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
	 * @throws RecordStore.ConflictException if another template has the code
	 */
	public WeChatTemplate assignCode(String templateId, @Nullable String code) {
		WeChatTemplate present = find(templateId)
			.orElseThrow(() -> notFound(templateId, findAll().stream().map(WeChatTemplate::templateId).toList()));
		if (code != null && !code.equals(present.code())) {
			claim(code, templateId);
		}
		AtomicReference<@Nullable String> before = new AtomicReference<>();
		RecordStore.Document after = this.records.change(templates(), templateId, (json) -> {
			WeChatTemplate template = (json != null) ? Json.read(json, WeChatTemplate.class) : present;
			before.set(template.code());
			return Json.write(template.withCode(code));
		}).orElseThrow();
		String old = before.get();
		if (old != null && !old.equals(code)) {
			this.records.delete(codes(), old);
		}
		return read(after);
	}

	/** The id of a record is unique in every store, so two nodes cannot both win. */
	private void claim(String code, String templateId) {
		try {
			this.records.insert(codes(), code, templateId);
		}
		catch (RecordStore.ConflictException ex) {
			// A call that died after its claim can be repeated.
			if (this.records.find(codes(), code).filter((taken) -> taken.json().equals(templateId)).isEmpty()) {
				throw ex;
			}
		}
	}

	/**
	 * Begins a message by the code of its template. It knows the template's variables, so
	 * that a sender that checks strictly compares the data with them.
	 * @throws PlatformException NOT_FOUND if no template has the code, or the template is
	 * no longer in the account
	 */
	public WeChatTemplateMessage message(String code) {
		WeChatTemplate template = findByCode(code).filter((found) -> !found.gone())
			.orElseThrow(() -> notFound(code,
					findAll().stream()
						.filter((known) -> !known.gone() && known.code() != null)
						.map((known) -> String.valueOf(known.code()))
						.toList()));
		return WeChatTemplateMessage.of(template.templateId()).variables(template.variables());
	}

	/** All or nothing: an odd answer must not look like templates that are gone. */
	private static List<WeChatTemplate> read(JsonNode answer) {
		return Json.list(UnreadableAnswer.list(Platform.WECHAT, LIST, answer, "template_list"),
				(json) -> new WeChatTemplate(UnreadableAnswer.require(Platform.WECHAT, LIST, json, "template_id"), null,
						json.path("title").asText(), json.path("content").asText(), json.path("example").asText(),
						false));
	}

	private Report apply(List<WeChatTemplate> list) {
		Map<String, WeChatTemplate> known = new LinkedHashMap<>();
		findAll().forEach((template) -> known.put(template.templateId(), template));
		Report report = new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (WeChatTemplate found : list) {
			String id = found.templateId();
			WeChatTemplate before = known.remove(id);
			WeChatTemplate now = found.withCode((before != null) ? before.code() : null);
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

	/** With its present code, which can be given or taken while a sync runs. */
	private void store(WeChatTemplate template) {
		this.records.change(templates(), template.templateId(), (json) -> {
			String code = (json != null) ? Json.read(json, WeChatTemplate.class).code() : template.code();
			return Json.write(template.withCode(code));
		});
	}

	private static PlatformException notFound(String name, List<String> known) {
		return PlatformException.notFound(Platform.WECHAT, LIST, "template", name, known,
				"synchronise the templates, or give the code to a template that is in the account");
	}

	private String templates() {
		return "wechat-template-" + this.accounts.primary().appId().toLowerCase(Locale.ROOT);
	}

	private String codes() {
		return "wechat-template-code-" + this.accounts.primary().appId().toLowerCase(Locale.ROOT);
	}

	private static WeChatTemplate read(RecordStore.Document record) {
		return Json.read(record.json(), WeChatTemplate.class);
	}

	/**
	 * What a sync has found, as template ids.
	 *
	 * @param changed ones with another title, content or example, or that came back
	 * @param gone ones that are no longer in the account
	 */
	public record Report(List<String> added, List<String> changed, List<String> gone, List<String> kept) {
	}

}
