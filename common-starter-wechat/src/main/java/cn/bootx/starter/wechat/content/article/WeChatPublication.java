package cn.bootx.starter.wechat.content.article;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A draft that was handed in for publication, and what became of it.
 *
 * @param publishId WeChat's id of the job
 * @param draftId {@code media_id} of the draft, or null if another application handed it
 * in
 * @param msgDataId id of the message for WeChat's statistics, or null
 * @param status its state
 * @param articleId id of the published articles, or null
 * @param urls pages of the published articles, in their order
 * @param failed positions, from 1 on, of the articles that were refused
 * @param submittedAt when it was handed in, or null if another application did
 * @param updatedAt when its state was learned
 * @since 0.1.0
 */
public record WeChatPublication(String publishId, @Nullable String draftId, @Nullable String msgDataId,
		WeChatPublishStatus status, @Nullable String articleId, List<String> urls, List<Integer> failed,
		@Nullable Instant submittedAt, Instant updatedAt) {

	public WeChatPublication {
		urls = List.copyOf(urls);
		failed = List.copyOf(failed);
	}

	/** The job that has just begun. */
	static WeChatPublication submitted(String publishId, String draftId, @Nullable String msgDataId, Instant now) {
		return new WeChatPublication(publishId, draftId, msgDataId, WeChatPublishStatus.RUNNING, null, List.of(),
				List.of(), now, now);
	}

	/** This one with what only the submission knows. */
	WeChatPublication withSubmission(WeChatPublication submission) {
		return new WeChatPublication(this.publishId, submission.draftId, submission.msgDataId, this.status,
				this.articleId, this.urls, this.failed, submission.submittedAt, this.updatedAt);
	}

	/** This one with a later result. */
	WeChatPublication withResult(WeChatPublication result) {
		// A publication that was deleted has no articles in WeChat's answer any more.
		boolean named = result.articleId != null;
		return new WeChatPublication(this.publishId, this.draftId, this.msgDataId, result.status,
				named ? result.articleId : this.articleId, named ? result.urls : this.urls, result.failed,
				this.submittedAt, result.updatedAt);
	}

}
