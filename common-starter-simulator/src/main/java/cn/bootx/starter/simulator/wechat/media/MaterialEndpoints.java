package cn.bootx.starter.simulator.wechat.media;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.Page;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/material/*}: permanent material.
 */
public final class MaterialEndpoints {

	private final WeChatCore core;

	public MaterialEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/material/add_material", gate.account(this::add))
			.post("/cgi-bin/material/get_material", gate.accountJson(this::read))
			.post("/cgi-bin/material/del_material", gate.accountJson(this::delete))
			.get("/cgi-bin/material/get_materialcount", gate.account(MaterialEndpoints::count))
			.post("/cgi-bin/material/batchget_material", gate.accountJson(this::list));
	}

	private SimulatorResponse add(SimulatedAccount account, SimulatorRequest request) {
		MediaKind kind = MediaKind.of(request.param("type"));
		MultipartForm form = MediaKind.form(request);
		UploadedFile file = kind.checkPermanent(MediaKind.file(form));
		JsonNode description = (kind == MediaKind.VIDEO) ? description(form.fields().getOrDefault("description", ""))
				: Json.object();
		account.materials().checkRoom(kind.type());
		StoredMedia stored = this.core.media().keep(kind.type(), file.mediaType(), file.fileName(), file.bytes());
		account.materials()
			.add(new Material(stored.mediaId(), kind.type(), file.fileName(), description, null, stored.createdAt()));
		ObjectNode answer = Json.object().put("media_id", stored.mediaId());
		if (kind == MediaKind.IMAGE) {
			answer.put("url", this.core.mediaUrl(stored.mediaId()));
		}
		return SimulatorResponse.json(answer);
	}

	private static JsonNode description(String json) {
		try {
			JsonNode description = Json.read(json.getBytes(StandardCharsets.UTF_8));
			if (!Fields.blank(description, "title")) {
				return description;
			}
		}
		catch (InvalidBodyException ex) {
			throw WeChatErrors.refuse(47001);
		}
		throw WeChatErrors.refuse(40035);
	}

	private SimulatorResponse read(SimulatedAccount account, JsonNode body) {
		Material material = account.materials().require(Fields.text(body, "media_id"));
		JsonNode articles = material.articles();
		if (articles != null) {
			return SimulatorResponse.json(Json.object().set("news_item", articles));
		}
		if (material.type().equals("video")) {
			return SimulatorResponse.json(Json.object()
				.put("title", Fields.text(material.description(), "title"))
				.put("description", Fields.text(material.description(), "introduction"))
				.put("down_url", this.core.mediaUrl(material.mediaId())));
		}
		return MediaEndpoints.file(this.core.media().require(material.mediaId()));
	}

	private SimulatorResponse delete(SimulatedAccount account, JsonNode body) {
		Material material = account.materials().require(Fields.text(body, "media_id"));
		account.materials().remove(material.mediaId());
		this.core.media().delete(material.mediaId());
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse count(SimulatedAccount account, SimulatorRequest request) {
		ObjectNode counts = Json.object();
		for (String type : List.of("voice", "video", "image", "news")) {
			counts.put(type + "_count", account.materials().count(type));
		}
		return SimulatorResponse.json(counts);
	}

	private SimulatorResponse list(SimulatedAccount account, JsonNode body) {
		String type = Fields.text(body, "type");
		if (!List.of("image", "video", "voice", "news").contains(type)) {
			throw WeChatErrors.refuse(40004);
		}
		return Page.of(body, account.materials().all(type)).answer(this::item);
	}

	private ObjectNode item(Material material) {
		ObjectNode item = Json.object()
			.put("media_id", material.mediaId())
			.put("update_time", material.updatedAt().getEpochSecond());
		JsonNode articles = material.articles();
		if (articles != null) {
			item.putObject("content").set("news_item", articles);
			return item;
		}
		return item.put("name", material.name()).put("url", this.core.mediaUrl(material.mediaId()));
	}

}
