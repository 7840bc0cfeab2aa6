package cn.bootx.starter.wechat.content.menu;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/** Drafts and published versions of one account in the store. */
final class MenuDrafts {

	private static final String CURRENT = "current";

	private final RecordStore store;

	private final Clock clock;

	private final String drafts;

	private final String versions;

	private final String state;

	MenuDrafts(RecordStore store, Clock clock, String appId) {
		this.store = store;
		this.clock = clock;
		String account = appId.toLowerCase(Locale.ROOT);
		this.drafts = "wechat-menu-" + account;
		this.versions = "wechat-menu-version-" + account;
		this.state = "wechat-menu-state-" + account;
	}

	WeChatMenu.Draft add(String name, WeChatMenu menu, @Nullable String remark) {
		String id = UUID.randomUUID().toString();
		return draft(this.store.insert(this.drafts, id, json(name, menu, remark)), published());
	}

	WeChatMenu.Draft update(WeChatMenu.Draft draft) {
		RecordStore.Document record = new RecordStore.Document(this.drafts, draft.id(), draft.version(),
				json(draft.name(), draft.menu(), draft.remark()));
		return draft(this.store.update(record), published());
	}

	boolean delete(String id) {
		return this.store.delete(this.drafts, id);
	}

	Optional<WeChatMenu.Draft> find(String id) {
		return this.store.find(this.drafts, id).map((record) -> draft(record, published()));
	}

	List<WeChatMenu.Draft> all() {
		String published = published();
		return this.store.all(this.drafts).map((record) -> draft(record, published)).toList();
	}

	/** Remembers what was published, after WeChat has accepted it. */
	WeChatMenu.Version published(@Nullable String draftId, WeChatMenu menu) {
		String id = "%015d-%s".formatted(this.clock.millis(), UUID.randomUUID().toString().substring(0, 8));
		WeChatMenu.Version version = new WeChatMenu.Version(id, this.clock.instant(), draftId, menu);
		this.store.insert(this.versions, id, Json.write(new StoredVersion(this.clock.millis(), draftId, menu)));
		this.store.save(this.state, CURRENT, Json.write(Json.object().put("draft", (draftId != null) ? draftId : "")));
		return version;
	}

	/** Nothing is published any more. */
	void cleared() {
		this.store.delete(this.state, CURRENT);
	}

	List<WeChatMenu.Version> versions() {
		List<WeChatMenu.Version> versions = new ArrayList<>(
				this.store.all(this.versions).map(MenuDrafts::version).toList());
		Collections.reverse(versions);
		return versions;
	}

	Optional<WeChatMenu.Version> version(String id) {
		return this.store.find(this.versions, id).map(MenuDrafts::version);
	}

	private String published() {
		return this.store.find(this.state, CURRENT)
			.map((record) -> Json.readTree(record.json()).path("draft").asText())
			.orElse("");
	}

	private static String json(String name, WeChatMenu menu, @Nullable String remark) {
		return Json.write(new StoredDraft(name, remark, menu));
	}

	private static WeChatMenu.Draft draft(RecordStore.Document record, String published) {
		StoredDraft draft = Json.read(record.json(), StoredDraft.class);
		return new WeChatMenu.Draft(record.id(), record.version(), draft.name(), draft.menu(), draft.remark(),
				record.id().equals(published));
	}

	private static WeChatMenu.Version version(RecordStore.Document record) {
		StoredVersion version = Json.read(record.json(), StoredVersion.class);
		return new WeChatMenu.Version(record.id(), Instant.ofEpochMilli(version.at()), version.draft(), version.menu());
	}

	private record StoredDraft(String name, @Nullable String remark, WeChatMenu menu) {
	}

	private record StoredVersion(long at, @Nullable String draft, WeChatMenu menu) {
	}

}
