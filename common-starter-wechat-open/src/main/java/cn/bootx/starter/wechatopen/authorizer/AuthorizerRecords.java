package cn.bootx.starter.wechatopen.authorizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The authorizers of one component in the record store. Several components can share a
 * store: the component's app id begins each record's id.
 */
final class AuthorizerRecords {

	static final String COLLECTION = "wechat-open-authorizers";

	private static final int PAGE = 200;

	private final RecordStore store;

	private final String prefix;

	AuthorizerRecords(RecordStore store, String componentAppId) {
		this.store = store;
		this.prefix = componentAppId + ":";
	}

	Optional<AuthorizerDocument> find(String appId) {
		return this.store.find(COLLECTION, this.prefix + appId).map(AuthorizerRecords::read);
	}

	/**
	 * Changes a document, also while other writers change it.
	 * @param change gets the present document, or null if there is none, and returns the
	 * next one, or null to leave things as they are
	 * @return the document after the change, or empty if there is none
	 * @throws cn.bootx.starter.core.store.RecordStore.ConflictException if others were
	 * faster again and again
	 */
	Optional<AuthorizerDocument> change(String appId, Change change) {
		return this.store.change(COLLECTION, this.prefix + appId, (json) -> {
			AuthorizerDocument before = (json != null) ? Json.read(json, AuthorizerDocument.class) : null;
			AuthorizerDocument after = change.apply(before);
			return (after == null || after.equals(before)) ? null : Json.write(after);
		}).map(AuthorizerRecords::read);
	}

	/** Changes a document that is there; one that is gone stays gone. */
	Optional<AuthorizerDocument> changePresent(String appId, UnaryOperator<AuthorizerDocument> change) {
		return change(appId, (present) -> (present != null) ? change.apply(present) : null);
	}

	boolean delete(String appId) {
		return this.store.delete(COLLECTION, this.prefix + appId);
	}

	List<AuthorizerDocument> list(String afterAppId, int limit) {
		List<AuthorizerDocument> found = new ArrayList<>();
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

	private static AuthorizerDocument read(RecordStore.Document record) {
		return Json.read(record.json(), AuthorizerDocument.class);
	}

	/** A change of a document. */
	@FunctionalInterface
	interface Change {

		@Nullable AuthorizerDocument apply(@Nullable AuthorizerDocument present);

	}

}
