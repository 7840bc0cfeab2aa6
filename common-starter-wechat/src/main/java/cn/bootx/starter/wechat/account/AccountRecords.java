package cn.bootx.starter.wechat.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccount.Settings;

/**
 * Accounts in the record store: one document under the account's name, and one under its
 * app id that says whose it is. Ids are unique in every store, so two nodes can give away
 * neither twice.
 */
record AccountRecords(RecordStore store, Clock clock) {

	static final String ACCOUNTS = "wechat-account";

	static final String APP_IDS = "wechat-account-app-id";

	/** Far longer than the two calls of an addition take. */
	static final Duration ADDITION = Duration.ofMinutes(1);

	Optional<RecordStore.Document> find(String name) {
		return this.store.find(ACCOUNTS, name);
	}

	List<RecordStore.Document> all() {
		return this.store.all(ACCOUNTS).toList();
	}

	/** Stores a new account, unless its name or its app id is another's. */
	void insert(Settings account) {
		takeAppId(account);
		try {
			this.store.insert(ACCOUNTS, account.name(), write(account));
		}
		catch (RecordStore.ConflictException ex) {
			if (!isUsed(account.appId(), account.name())) {
				this.store.delete(APP_IDS, account.appId());
			}
			throw new WeChatAccountRegistry.InvalidAccountException(account.name(), "name",
					"there is an account of that name", "Choose another name, or update the account.");
		}
	}

	void update(RecordStore.Document present, Settings account) {
		this.store.update(present.withJson(write(account)));
	}

	boolean delete(String name) {
		RecordStore.Document present = find(name).orElse(null);
		if (present == null || !this.store.delete(ACCOUNTS, name)) {
			return false;
		}
		String appId = appId(present);
		if (!appId.isEmpty()) {
			// Last: an app id that is left without an account can be taken.
			this.store.delete(APP_IDS, appId);
		}
		return true;
	}

	private void takeAppId(Settings account) {
		String json = Json.write(Json.object().put("name", account.name()).put("at", this.clock.millis()));
		try {
			this.store.insert(APP_IDS, account.appId(), json);
		}
		catch (RecordStore.ConflictException ex) {
			RecordStore.Document present = this.store.find(APP_IDS, account.appId()).orElse(null);
			if (present == null || !isFree(present, account.name()) || !replace(present, json)) {
				throw taken(account, present);
			}
		}
	}

	/** Whether an addition or removal was broken off. One of the same name may go on. */
	private boolean isFree(RecordStore.Document appId, String name) {
		JsonNode owner = Json.readTree(appId.json());
		boolean over = owner.path("at").asLong() + ADDITION.toMillis() < this.clock.millis();
		return (over || owner.path("name").asText().equals(name)) && !isUsed(appId.id(), owner.path("name").asText());
	}

	private boolean isUsed(String appId, String name) {
		return find(name).map((record) -> appId(record).equals(appId)).orElse(false);
	}

	private boolean replace(RecordStore.Document present, String json) {
		try {
			this.store.update(present.withJson(json));
			return true;
		}
		catch (RecordStore.ConflictException ex) {
			return false;
		}
	}

	private static WeChatAccountRegistry.InvalidAccountException taken(Settings account,
			RecordStore.@Nullable Document present) {
		String owner = (present != null) ? Json.readTree(present.json()).path("name").asText() : "another";
		return new WeChatAccountRegistry.InvalidAccountException(account.name(), "app-id",
				"it is the app id of account '" + owner + "' too", "Add each official account once.");
	}

	/** Empty if the document is broken, so that it can be removed. */
	private static String appId(RecordStore.Document record) {
		JsonNode json = Json.readOrNull(record.json().getBytes(StandardCharsets.UTF_8));
		return (json != null) ? json.path("appId").asText() : "";
	}

	private static String write(Settings account) {
		return Json.write(Json.toTree(account).without("name"));
	}

	static Settings read(RecordStore.Document record) {
		JsonNode json = Json.readTree(record.json());
		return new Settings(record.id(), json.path("appId").asText(), json.path("appSecret").asText(),
				json.path("token").asText(null), json.path("encodingAesKey").asText(null),
				json.path("useStableToken").asBoolean(true),
				CallbackEnvelope.Mode.valueOf(json.path("portalMode").asText(CallbackEnvelope.Mode.AUTO.name())));
	}

}
