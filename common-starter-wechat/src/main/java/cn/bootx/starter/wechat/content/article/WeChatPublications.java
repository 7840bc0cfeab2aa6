package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Records of the publications with WeChat's results. The result can come, on another
 * node, before the answer of the call that submitted the draft. Records are kept until
 * the host deletes them.
 */
final class WeChatPublications {

	private final RecordStore records;

	private final Clock clock;

	WeChatPublications(RecordStore records, Clock clock) {
		this.records = records;
		this.clock = clock;
	}

	/** The record of a publication. */
	Optional<WeChatPublication> find(String appId, String publishId) {
		return this.records.find(collection(appId), publishId).map(PublicationJson::read);
	}

	/** Deletes the record; what is published stays. */
	boolean delete(String appId, String publishId) {
		return this.records.delete(collection(appId), publishId);
	}

	Clock clock() {
		return this.clock;
	}

	/** Records a submission. */
	WeChatPublication submitted(String appId, WeChatPublication submission) {
		return change(appId, submission.publishId(),
				(known) -> (known != null) ? known.withSubmission(submission) : submission);
	}

	/** Records a result; one that is older than the record changes nothing. */
	WeChatPublication learned(String appId, WeChatPublication result) {
		return change(appId, result.publishId(), (known) -> {
			if (known == null) {
				return result;
			}
			return result.status().follows(known.status()) ? known.withResult(result) : known;
		});
	}

	private WeChatPublication change(String appId, String id, UnaryOperator<@Nullable WeChatPublication> change) {
		return this.records.change(collection(appId), id, (json) -> {
			WeChatPublication before = (json != null) ? PublicationJson.read(id, json) : null;
			return PublicationJson.write(change.apply(before));
		}).map(PublicationJson::read).orElseThrow();
	}

	private static String collection(String appId) {
		return "wechat-publication-" + appId.toLowerCase(Locale.ROOT);
	}

	/**
	 * Matches WeChat's results with the drafts that were submitted. The host's handlers
	 * of the event run too.
	 */
	static final class ResultHandler extends WeChatMpMessageHandler.AccountEvent {

		private final WeChatPublications publications;

		private final Consumer<WeChatPublication.Event> events;

		ResultHandler(WeChatAccounts accounts, WeChatPublications publications,
				Consumer<WeChatPublication.Event> events) {
			super(accounts, "PUBLISHJOBFINISH");
			this.publications = publications;
			this.events = events;
		}

		@Override
		protected void note(WeChatAccount account, WxMpXmlMessage message) {
			WeChatPublication result = PublicationJson.event(message.getAllFieldsMap(),
					this.publications.clock().instant());
			if (result != null) {
				this.events.accept(new WeChatPublication.Event(account.name(),
						this.publications.learned(account.appId(), result)));
			}
		}

	}

}
