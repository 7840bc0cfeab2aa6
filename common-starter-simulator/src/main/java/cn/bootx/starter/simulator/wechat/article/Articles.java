package cn.bootx.starter.simulator.wechat.article;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import cn.bootx.starter.simulator.wechat.media.Materials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What WeChat checks and changes of an article.
 */
final class Articles {

	private static final int MAX_IMAGES = 20;

	private static final int MAX_CONTENT_CHARACTERS = 20_000;

	private static final int MAX_CONTENT_BYTES = 1024 * 1024;

	private static final int DIGEST = 54;

	private Articles() {
	}

	/** Checks an article and returns what is stored of it. */
	static ObjectNode accept(RowCall call, JsonNode article) {
		if (!article.isObject()) {
			throw WeChatErrors.refuse(44003);
		}
		String title = Fields.text(article, "title");
		if (title.isEmpty() || characters(title) > 32) {
			throw WeChatErrors.refuse(45003);
		}
		limit(article, "author", 16, 45110);
		limit(article, "digest", 128, 45004);
		if (Fields.bytes(Fields.text(article, "content_source_url")) > 1024) {
			throw WeChatErrors.refuse(45005);
		}
		String content = content(article);
		boolean pictures = "newspic".equals(Fields.text(article, "article_type"));
		if (pictures) {
			checkImages(call, article.path("image_info").path("image_list"));
		}
		else {
			Materials.require(call, Fields.text(article, "thumb_media_id"));
		}
		ObjectNode accepted = article.deepCopy();
		accepted.put("article_type", pictures ? "newspic" : "news").put("content", content);
		if (Fields.blank(article, "digest")) {
			String plain = content.replaceAll("<[^>]*>", "");
			accepted.put("digest", plain.substring(0, Math.min(DIGEST, plain.length())));
		}
		return accepted;
	}

	private static void limit(JsonNode article, String name, int max, int code) {
		if (characters(Fields.text(article, name)) > max) {
			throw WeChatErrors.refuse(code);
		}
	}

	/** Scripts are taken out without a word. */
	private static String content(JsonNode article) {
		String content = Fields.text(article, "content");
		if (content.isEmpty()) {
			throw WeChatErrors.refuse(44004);
		}
		if (characters(content) >= MAX_CONTENT_CHARACTERS || Fields.bytes(content) >= MAX_CONTENT_BYTES) {
			throw WeChatErrors.refuse(45002);
		}
		return content.replaceAll("(?is)<script\\b.*?</script>", "");
	}

	private static void checkImages(RowCall call, JsonNode images) {
		if (images.isEmpty() || images.size() > MAX_IMAGES) {
			throw WeChatErrors.refuse(40035, "invalid parameter, image_list has 1 to " + MAX_IMAGES + " images");
		}
		images.forEach((image) -> Materials.require(call, Fields.text(image, "image_media_id")));
	}

	private static int characters(String text) {
		return text.codePointCount(0, text.length());
	}

}
