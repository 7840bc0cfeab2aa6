package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.RecordConflictException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoredRecord;

/**
 * Records of the publications with WeChat's results. The result can come, on another
 * node, before the answer of the call that handed the draft in. Records are kept until
 * the host deletes them.
 *
 * @since 0.1.0
 */
public final class WeChatPublications {

	private final RecordStore records;

	private final Clock clock;

	public WeChatPublications(RecordStore records, Clock clock) {
		this.records = records;
		this.clock = clock;
	}

	/**
	 * The record of a publication.
	 * @param appId the account that published
	 */
	public Optional<WeChatPublication> find(String appId, String publishId) {
		return this.records.find(collection(appId), publishId).map(PublicationJson::read);
	}

	/** Deletes the record; what is published stays. */
	public boolean delete(String appId, String publishId) {
		return this.records.delete(collection(appId), publishId);
	}

	Clock clock() {
		return this.clock;
	}

	/** Records what was handed in. */
	WeChatPublication submitted(String appId, WeChatPublication submission) {
		return change(appId, submission.publishId(),
				(known) -> (known != null) ? known.withSubmission(submission) : submission);
	}

	/** Records what WeChat says; what is older than the record is not written into it. */
	WeChatPublication learned(String appId, WeChatPublication result) {
		return change(appId, result.publishId(), (known) -> {
			if (known == null) {
				return result;
			}
			return result.status().follows(known.status()) ? known.withResult(result) : known;
		});
	}

	private WeChatPublication change(String appId, String id, UnaryOperator<@Nullable WeChatPublication> change) {
		while (true) {
			try {
				StoredRecord before = this.records.find(collection(appId), id).orElse(null);
				WeChatPublication after = change.apply((before != null) ? PublicationJson.read(before) : null);
				if (before == null) {
					this.records.insert(collection(appId), id, PublicationJson.write(after));
				}
				else {
					this.records.update(before.withJson(PublicationJson.write(after)));
				}
				return after;
			}
			catch (RecordConflictException ex) {
				// The other of submission and result was faster: apply the change to its
				// record.
				Thread.onSpinWait();
			}
		}
	}

	private static String collection(String appId) {
		return "wechat-publication-" + appId.toLowerCase(Locale.ROOT);
	}

}
