package cn.bootx.starter.wechat.content.menu;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/** Drafts and published versions of one account in the store. */
record MenuDrafts(RecordStore store, Clock clock, String account) {

	private static final String DRAFTS = "wechat-menu-";

	private static final String VERSIONS = "wechat-menu-version-";

	private static final String STATE = "wechat-menu-state-";

	private static final String CURRENT = "current";

	WeChatMenu.Draft add(String name, WeChatMenu menu, @Nullable String remark) {
		String id = UUID.randomUUID().toString();
		return draft(this.store.insert(DRAFTS + this.account, id, json(name, menu, remark)), published());
	}

	WeChatMenu.Draft update(WeChatMenu.Draft draft) {
		RecordStore.Document record = new RecordStore.Document(DRAFTS + this.account, draft.id(), draft.version(),
				json(draft.name(), draft.menu(), draft.remark()));
		return draft(this.store.update(record), published());
	}

	boolean delete(String id) {
		return this.store.delete(DRAFTS + this.account, id);
	}

	Optional<WeChatMenu.Draft> find(String id) {
		return this.store.find(DRAFTS + this.account, id).map((record) -> draft(record, published()));
	}

	List<WeChatMenu.Draft> all() {
		String published = published();
		return this.store.all(DRAFTS + this.account).map((record) -> draft(record, published)).toList();
	}

	/** Remembers what was published, after WeChat has accepted it. */
	WeChatMenu.Version published(@Nullable String draftId, WeChatMenu menu) {
		String id = "%015d-%s".formatted(this.clock.millis(), UUID.randomUUID().toString().substring(0, 8));
		WeChatMenu.Version version = new WeChatMenu.Version(id, this.clock.instant(), draftId, menu);
		this.store.insert(VERSIONS + this.account, id,
				Json.write(new StoredVersion(this.clock.millis(), draftId, menu)));
		this.store.save(STATE + this.account, CURRENT,
				Json.write(Json.object().put("draft", (draftId != null) ? draftId : "")));
		return version;
	}

	/** Nothing is published any more. */
	void cleared() {
		this.store.delete(STATE + this.account, CURRENT);
	}

	List<WeChatMenu.Version> versions() {
		List<WeChatMenu.Version> versions = new ArrayList<>(
				this.store.all(VERSIONS + this.account).map(MenuDrafts::version).toList());
		Collections.reverse(versions);
		return versions;
	}

	Optional<WeChatMenu.Version> version(String id) {
		return this.store.find(VERSIONS + this.account, id).map(MenuDrafts::version);
	}

	private String published() {
		return this.store.find(STATE + this.account, CURRENT)
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
