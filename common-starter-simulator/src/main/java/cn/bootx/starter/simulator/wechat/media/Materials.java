package cn.bootx.starter.simulator.wechat.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of permanent material (永久素材) do: documents of an account, whose files are
 * in the {@link MediaStore}.
 */
public final class Materials {

	private static final int MANY = 100_000;

	private static final int FEW = 1000;

	private final WeChatCore core;

	public Materials(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("material-add", this::add, "material", this::read, "material-delete",
				(call) -> this.core.media().delete(call.text("media_id")), "material-count", Materials::count,
				"material-list", (call) -> Page.answer(call, of(call, call.text("type")), this::item));
	}

	/** Material of an account, or 41006 and 40007. */
	public static void require(RowCall call, String mediaId) {
		if (mediaId.isEmpty()) {
			throw call.refuse("41006", "media_id");
		}
		if (!call.documents("materials").containsKey(mediaId)) {
			throw call.refuse("40007", "media_id");
		}
	}

	private void add(RowCall call) {
		MediaKind kind = MediaKind.of(call.text("type"));
		MultipartForm form = MediaKind.form(call.request());
		UploadedFile file = kind.checkPermanent(MediaKind.file(form));
		ObjectNode material = Json.object().put("type", kind.type()).put("name", file.fileName());
		if (kind == MediaKind.VIDEO) {
			material.set("description", description(call, form.fields().getOrDefault("description", "")));
		}
		if (of(call, kind.type()).size() >= ((kind == MediaKind.IMAGE) ? MANY : FEW)) {
			throw call.refuse("45001", "media");
		}
		StoredMedia stored = this.core.media().keep(kind.type(), file);
		this.core.addMaterial(call.documents("materials"), stored.mediaId(), material);
		call.answer().put("media_id", stored.mediaId());
		if (kind == MediaKind.IMAGE) {
			call.answer().put("url", this.core.mediaUrl(stored.mediaId()));
		}
	}

	private static JsonNode description(RowCall call, String json) {
		try {
			JsonNode description = Json.read(json.getBytes(StandardCharsets.UTF_8));
			if (!Fields.blank(description, "title")) {
				return description;
			}
		}
		catch (InvalidBodyException ex) {
			throw call.refuse("47001", "description");
		}
		throw call.refuse("40035", "description");
	}

	private void read(RowCall call) {
		ObjectNode material = call.document("materials", call.text("media_id"));
		if (material.has("articles")) {
			call.answer().set("news_item", material.path("articles"));
		}
		else if (Fields.text(material, "type").equals("video")) {
			call.answer()
				.put("title", Fields.text(material.path("description"), "title"))
				.put("description", Fields.text(material.path("description"), "introduction"))
				.put("down_url", this.core.mediaUrl(call.text("media_id")));
		}
		else {
			call.answer(this.core.media().require(call.text("media_id")).download());
		}
	}

	private static void count(RowCall call) {
		for (String type : List.of("voice", "video", "image", "news")) {
			call.answer().put(type + "_count", of(call, type).size());
		}
	}

	private static List<ObjectNode> of(RowCall call, String type) {
		return call.documents("materials")
			.values()
			.stream()
			.filter((material) -> Fields.text(material, "type").equals(type))
			.toList();
	}

	private ObjectNode item(ObjectNode material) {
		String mediaId = Fields.text(material, "media_id");
		ObjectNode item = Json.object().put("media_id", mediaId);
		item.set("update_time", material.path("updated"));
		if (material.has("articles")) {
			item.putObject("content").set("news_item", material.path("articles"));
			return item;
		}
		return item.put("name", Fields.text(material, "name")).put("url", this.core.mediaUrl(mediaId));
	}

}
