package cn.bootx.starter.wechat.content.article;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/** Articles as WeChat writes them. */
final class ArticleJson {

	private static final String WIDE = "pic_crop_235_1";

	private static final String SQUARE = "pic_crop_1_1";

	private ArticleJson() {
	}

	static ObjectNode write(WeChatArticle article) {
		ObjectNode json = Json.object("article_type", article.type().type(), "title", article.title(), "author",
				article.author(), "digest", article.digest(), "content", article.content(), "content_source_url",
				article.contentSourceUrl(), "thumb_media_id", article.thumbMediaId());
		json.put("need_open_comment", article.openComment() ? 1 : 0);
		json.put("only_fans_can_comment", article.onlyFansComment() ? 1 : 0);
		if (article.type() == WeChatArticle.Type.NEWS) {
			newsCrop(json, WIDE, article.crops().get(WeChatArticle.Crop.Ratio.WIDE));
			newsCrop(json, SQUARE, article.crops().get(WeChatArticle.Crop.Ratio.SQUARE));
		}
		else {
			pictures(json, article);
		}
		if (article.productKey() != null) {
			json.putObject("product_info").putObject("footer_product_info").put("product_key", article.productKey());
		}
		return json;
	}

	static WeChatArticle read(JsonNode json) {
		WeChatArticle.Builder article = new WeChatArticle.Builder(
				WeChatArticle.Type.of(json.path("article_type").asText()))
			.title(json.path("title").asText())
			.author(Json.text(json, "author"))
			.digest(Json.text(json, "digest"))
			.content(Json.text(json, "content"))
			.contentSourceUrl(Json.text(json, "content_source_url"))
			.thumbMediaId(Json.text(json, "thumb_media_id"))
			.openComment(json.path("need_open_comment").asInt() == 1)
			.onlyFansComment(json.path("only_fans_can_comment").asInt() == 1)
			.imageMediaIds(json.path("image_info").path("image_list").findValuesAsText("image_media_id"))
			.productKey(Json.text(json.path("product_info").path("footer_product_info"), "product_key"));
		readNewsCrop(article, WeChatArticle.Crop.Ratio.WIDE, json.path(WIDE));
		readNewsCrop(article, WeChatArticle.Crop.Ratio.SQUARE, json.path(SQUARE));
		for (JsonNode crop : json.path("cover_info").path("crop_percent_list")) {
			WeChatArticle.Crop.Ratio ratio = WeChatArticle.Crop.Ratio.of(crop.path("ratio").asText());
			if (ratio != null) {
				article.crop(ratio, new WeChatArticle.Crop(crop.path("x1").asDouble(), crop.path("y1").asDouble(),
						crop.path("x2").asDouble(), crop.path("y2").asDouble()));
			}
		}
		return article.build();
	}

	private static void pictures(ObjectNode json, WeChatArticle article) {
		ArrayNode images = json.putObject("image_info").putArray("image_list");
		article.imageMediaIds().forEach((id) -> images.addObject().put("image_media_id", id));
		if (!article.crops().isEmpty()) {
			ArrayNode crops = json.putObject("cover_info").putArray("crop_percent_list");
			article.crops().forEach((ratio, crop) -> {
				List<String> numbers = crop.numbers();
				crops.add(Json.object("ratio", ratio.ratio(), "x1", numbers.get(0), "y1", numbers.get(1), "x2",
						numbers.get(2), "y2", numbers.get(3)));
			});
		}
	}

	private static void newsCrop(ObjectNode json, String field, WeChatArticle.@Nullable Crop crop) {
		if (crop != null) {
			json.put(field, String.join("_", crop.numbers()));
		}
	}

	private static void readNewsCrop(WeChatArticle.Builder article, WeChatArticle.Crop.Ratio ratio, JsonNode value) {
		String[] numbers = value.asText().split("_");
		if (numbers.length != 4) {
			return;
		}
		try {
			article.crop(ratio, new WeChatArticle.Crop(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]),
					Double.parseDouble(numbers[2]), Double.parseDouble(numbers[3])));
		}
		catch (NumberFormatException ex) {
			// In a form that is not documented; the article is readable without it.
		}
	}

}
