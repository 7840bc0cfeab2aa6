package cn.bootx.starter.simulator.wechat.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * The drafts of an account (草稿箱).
 */
public final class Drafts {

	private final Map<String, Draft> drafts = new LinkedHashMap<>();

	synchronized Draft put(String mediaId, ArrayNode articles, Instant now) {
		// A changed draft becomes the newest.
		this.drafts.remove(mediaId);
		Draft draft = new Draft(mediaId, articles, now);
		this.drafts.put(mediaId, draft);
		return draft;
	}

	/** The draft, or 40007. */
	synchronized Draft require(String mediaId) {
		Draft draft = this.drafts.get(mediaId);
		if (draft == null) {
			throw WeChatErrors.refuse(40007);
		}
		return draft;
	}

	synchronized void remove(String mediaId) {
		this.drafts.remove(mediaId);
	}

	/** Newest first. */
	synchronized List<Draft> all() {
		List<Draft> all = new ArrayList<>(this.drafts.values());
		Collections.reverse(all);
		return all;
	}

	record Draft(String mediaId, ArrayNode articles, Instant updatedAt) {
	}

}
