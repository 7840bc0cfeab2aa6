package cn.bootx.starter.wechat.content.article;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A draft that was submitted for publication, and its state.
 *
 * @param draftId {@code media_id} of the draft, or null if another application submitted
 * it
 * @param msgDataId id of the message for WeChat's statistics, or null
 * @param urls pages of the published articles, in their order
 * @param failed positions, from 1 on, of the articles that were refused
 * @param submittedAt when it was submitted, or null if another application did
 * @param updatedAt when its state was learned
 * @since 0.1.0
 */
public record WeChatPublication(String publishId, @Nullable String draftId, @Nullable String msgDataId, Status status,
		@Nullable String articleId, List<String> urls, List<Integer> failed, @Nullable Instant submittedAt,
		Instant updatedAt) {

	public WeChatPublication {
		urls = List.copyOf(urls);
		failed = List.copyOf(failed);
	}

	static WeChatPublication submitted(String publishId, String draftId, @Nullable String msgDataId, Instant now) {
		return new WeChatPublication(publishId, draftId, msgDataId, Status.RUNNING, null, List.of(), List.of(), now,
				now);
	}

	/** This one with what only the submission knows. */
	WeChatPublication withSubmission(WeChatPublication submission) {
		return new WeChatPublication(this.publishId, submission.draftId, submission.msgDataId, this.status,
				this.articleId, this.urls, this.failed, submission.submittedAt, this.updatedAt);
	}

	WeChatPublication withResult(WeChatPublication result) {
		// A publication that was deleted has no articles in WeChat's answer any more.
		boolean named = result.articleId != null;
		return new WeChatPublication(this.publishId, this.draftId, this.msgDataId, result.status,
				named ? result.articleId : this.articleId, named ? result.urls : this.urls, result.failed,
				this.submittedAt, result.updatedAt);
	}

	/** State of a publication, in the order of WeChat's numbers from 0. */
	public enum Status {

		/** Published. */
		SUCCESS(1),

		/** Not decided yet. */
		RUNNING(0),

		/** The check for original content (原创审核) failed. */
		ORIGINAL_FAILED(1),

		/** Failed. */
		FAILED(1),

		/** The platform's audit refused it. */
		AUDIT_FAILED(1),

		/** Published, and all its articles have been deleted by the account. */
		DELETED(2),

		/** Published, and all its articles have been banned by the platform. */
		BANNED(2),

		/** A number that WeChat has added since. */
		UNKNOWN(1);

		private final int stage;

		Status(int stage) {
			this.stage = stage;
		}

		/** Whether the articles can be read. */
		public boolean published() {
			return this == SUCCESS;
		}

		/** Whether WeChat has decided. */
		public boolean ended() {
			return this != RUNNING;
		}

		/** Whether it can follow the other; otherwise it arrived late. */
		boolean follows(Status earlier) {
			return this.stage >= earlier.stage;
		}

		static Status of(long number) {
			return (number >= 0 && number < UNKNOWN.ordinal()) ? values()[(int) number] : UNKNOWN;
		}

	}

	/** A publication has ended. */
	public record Event(String account, WeChatPublication publication) {
	}

}
