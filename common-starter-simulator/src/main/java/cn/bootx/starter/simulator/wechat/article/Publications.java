package cn.bootx.starter.simulator.wechat.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * The publications of an account, and how they end.
 *
 * @since 0.1.0
 */
public final class Publications {

	private static final long FIRST_ID = 100_000_001;

	private final Map<Long, Publication> jobs = new LinkedHashMap<>();

	private final WeChatCore core;

	private long nextId = FIRST_ID;

	private PublishStatus result = PublishStatus.SUCCESS;

	public Publications(WeChatCore core) {
		this.core = core;
	}

	/**
	 * How publications end from now on. {@link PublishStatus#RUNNING} lets them run until
	 * another result is set for the next ones; they themselves never end.
	 */
	public synchronized Publications endWith(PublishStatus status) {
		this.result = status;
		return this;
	}

	synchronized PublishStatus result() {
		return this.result;
	}

	synchronized Publication start(Drafts.Draft draft) {
		Publication job = new Publication(this.nextId++, draft.mediaId(), "", draft.articles().deepCopy(),
				PublishStatus.RUNNING, this.core.now());
		this.jobs.put(job.publishId(), job);
		return job;
	}

	synchronized Publication finish(long publishId, PublishStatus status) {
		String articleId = (status == PublishStatus.SUCCESS) ? RandomIds.next(48) : "";
		return store(job(publishId).with(status, articleId, this.core.now()));
	}

	synchronized Publication changed(Publication job, ArrayNode articles, PublishStatus status) {
		return store(job.with(articles, status, this.core.now()));
	}

	/** By the id of its job, or 40035. */
	synchronized Publication job(long publishId) {
		Publication job = this.jobs.get(publishId);
		if (job == null) {
			throw WeChatErrors.refuse(40035, "invalid parameter, publish_id is unknown");
		}
		return job;
	}

	/** By the id of its articles, or 53600. */
	public Publication require(String articleId) {
		Publication found = find(articleId);
		if (found == null) {
			throw WeChatErrors.refuse(53600);
		}
		return found;
	}

	synchronized @Nullable Publication find(String articleId) {
		return this.jobs.values()
			.stream()
			.filter((job) -> job.status() == PublishStatus.SUCCESS && job.articleId().equals(articleId))
			.findFirst()
			.orElse(null);
	}

	/** Those that can be read, newest first. */
	synchronized List<Publication> published() {
		List<Publication> found = new ArrayList<>(
				this.jobs.values().stream().filter((job) -> job.status() == PublishStatus.SUCCESS).toList());
		Collections.reverse(found);
		return found;
	}

	private Publication store(Publication job) {
		this.jobs.put(job.publishId(), job);
		return job;
	}

}
