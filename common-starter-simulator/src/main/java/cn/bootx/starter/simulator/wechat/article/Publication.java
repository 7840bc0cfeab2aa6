package cn.bootx.starter.simulator.wechat.article;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A draft that was handed in for publication.
 *
 * @param publishId id of the job
 * @param draftId {@code media_id} of the draft
 * @param articleId id of the published articles, empty unless it succeeded
 * @param articles each with {@code is_deleted}
 * @param status state of the job
 * @param updatedAt when it came to that
 */
record Publication(long publishId, String draftId, String articleId, ArrayNode articles, PublishStatus status,
		Instant updatedAt) {

	Publication with(PublishStatus newStatus, String newArticleId, Instant now) {
		return new Publication(this.publishId, this.draftId, newArticleId, this.articles, newStatus, now);
	}

	Publication with(ArrayNode newArticles, PublishStatus newStatus, Instant now) {
		return new Publication(this.publishId, this.draftId, this.articleId, newArticles, newStatus, now);
	}

}
