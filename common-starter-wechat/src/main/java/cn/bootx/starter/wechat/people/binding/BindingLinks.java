package cn.bootx.starter.wechat.people.binding;

import java.util.Locale;

import cn.bootx.starter.core.store.RecordStore;

/**
 * The two directions of the bindings of one account, a record each. Links are never
 * deleted, only made to point nowhere: a version that starts again at 1 would let a
 * writer that read the record before overwrite one that it has never seen.
 */
final class BindingLinks {

	private final RecordStore records;

	private final String users;

	private final String openIds;

	BindingLinks(RecordStore records, String appId) {
		this.records = records;
		this.users = "wechat-binding-user-" + appId.toLowerCase(Locale.ROOT);
		this.openIds = "wechat-binding-open-id-" + appId.toLowerCase(Locale.ROOT);
	}

	BindingLink ofUser(String userId) {
		return new BindingLink(this.users, userId, this.records.find(this.users, userId).orElse(null));
	}

	BindingLink ofOpenId(String openId) {
		return new BindingLink(this.openIds, openId, this.records.find(this.openIds, openId).orElse(null));
	}

	/**
	 * Writes a link if it was not written since it was read.
	 * @throws RecordStore.ConflictException if another writer was faster
	 */
	BindingLink write(BindingLink link, String json) {
		RecordStore.Document record = link.record();
		RecordStore.Document written = (record != null) ? this.records.update(record.withJson(json))
				: this.records.insert(link.collection(), link.id(), json);
		return new BindingLink(link.collection(), link.id(), written);
	}

	/**
	 * Makes a link point nowhere, unless another writer wrote it since it was read: then
	 * it is kept.
	 */
	void free(BindingLink link) {
		try {
			write(link, BindingLink.FREE);
		}
		catch (RecordStore.ConflictException ex) {
			// Not ours any more.
		}
	}

}
