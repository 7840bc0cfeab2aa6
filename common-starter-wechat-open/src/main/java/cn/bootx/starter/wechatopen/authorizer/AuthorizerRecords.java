package cn.bootx.starter.wechatopen.authorizer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.StoredSettings;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/** The authorizers of one component; its app id begins the id of each record. */
final class AuthorizerRecords {

	static final String COLLECTION = "wechat-open-authorizers";

	private static final int PAGE = 200;

	private final RecordStore store;

	private final String prefix;

	private volatile @Nullable StoredSettings reports;

	AuthorizerRecords(RecordStore store, String componentAppId) {
		this.store = store;
		this.prefix = componentAppId + ":";
	}

	/**
	 * Reports authorizers. That one is missing is not reported: the platform knows best
	 * who has authorized the component.
	 */
	void reportTo(StoredSettings settings) {
		this.reports = settings;
		try {
			list("", PAGE);
		}
		catch (StoreUnavailableException ex) {
			// Each one is read, and so reported, when it is used.
		}
	}

	Optional<Document> find(String appId) {
		return this.store.find(COLLECTION, this.prefix + appId).map(this::read);
	}

	/**
	 * Changes a document, also while other writers change it.
	 * @param change gets the present document, or null if there is none, and returns the
	 * next one, or null to leave things as they are
	 * @return the document after the change, or empty if there is none
	 */
	Optional<Document> change(String appId, UnaryOperator<@Nullable Document> change) {
		return this.store.change(COLLECTION, this.prefix + appId, (json) -> {
			Document before = (json != null) ? Json.read(json, Document.class) : null;
			Document after = change.apply(before);
			return (after == null || after.equals(before)) ? null : Json.write(after);
		}).map(this::read);
	}

	/** Changes a document that is there; one that is gone stays gone. */
	Optional<Document> changePresent(String appId, UnaryOperator<Document> change) {
		return change(appId, (present) -> (present != null) ? change.apply(present) : null);
	}

	boolean delete(String appId) {
		return this.store.delete(COLLECTION, this.prefix + appId);
	}

	List<Document> list(String afterAppId, int limit) {
		List<Document> found = new ArrayList<>();
		String after = this.prefix + afterAppId;
		while (found.size() < limit) {
			RecordStore.Page page = this.store.list(COLLECTION, after, Math.min(PAGE, limit - found.size()));
			for (RecordStore.Document record : page.records()) {
				if (!record.id().startsWith(this.prefix)) {
					return found;
				}
				found.add(read(record));
				after = record.id();
			}
			if (!page.hasMore()) {
				return found;
			}
		}
		return found;
	}

	private Document read(RecordStore.Document record) {
		Document document = Json.read(record.json(), Document.class);
		StoredSettings settings = this.reports;
		if (settings != null) {
			settings.report("bootx.starter.third.wechat-open.authorizers." + document.appId(),
					Map.of("componentAppId", this.prefix.substring(0, this.prefix.length() - 1), "refreshToken",
							document.refreshToken(), "miniProgram", String.valueOf(document.miniProgram()), "functions",
							document.functions().stream().map(String::valueOf).collect(Collectors.joining(","))));
		}
		return document;
	}

	/**
	 * An authorizer as it is kept, with its newest refresh token. Names are empty until
	 * the platform was asked.
	 *
	 * @param authorizedAt in milliseconds since 1970
	 */
	record Document(String appId, String refreshToken, String userName, String nickName, String principalName,
			boolean miniProgram, List<Long> functions, long authorizedAt) {

		static Document fresh(String appId, String refreshToken, List<Long> functions, long authorizedAt) {
			return new Document(appId, refreshToken, "", "", "", false, functions, authorizedAt);
		}

		Document authorizedAgain(String newRefreshToken, List<Long> newFunctions, long at) {
			return new Document(this.appId, newRefreshToken, this.userName, this.nickName, this.principalName,
					this.miniProgram, newFunctions, at);
		}

		Document withRefreshToken(String newRefreshToken) {
			return authorizedAgain(newRefreshToken, this.functions, this.authorizedAt);
		}

		Document authorizedAt(long at) {
			return authorizedAgain(this.refreshToken, this.functions, at);
		}

		Document describedBy(WeChatOpenComponentService.AuthorizerInfo info) {
			return new Document(this.appId, this.refreshToken, info.userName(), info.nickName(), info.principalName(),
					info.miniProgram(), info.functions(), this.authorizedAt);
		}

		WeChatOpenAuthorizer toAuthorizer(String componentAppId) {
			return new WeChatOpenAuthorizer(componentAppId, this.appId, this.userName, this.nickName,
					this.principalName, this.miniProgram, this.functions, Instant.ofEpochMilli(this.authorizedAt));
		}

		@Override
		public String toString() {
			return "Document[" + this.appId + "]";
		}

	}

}
