package cn.bootx.starter.simulator.dingtalk.media;

import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.endpoint.RowCall;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.platform.StateParts;
import cn.bootx.starter.simulator.platform.StateParts.SavedFile;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.UploadedFile;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded media and the addresses under which a page can show them.
 */
public final class DingMediaStore {

	public static final String PATH = "/_media/";

	private static final List<String> PICTURES = List.of("media_id", "mediaId", "videoMediaId", "picUrl", "picURL",
			"photoURL", "image", "picMediaId");

	private static final List<String> MARKDOWN = List.of("text", "markdown");

	private static final Pattern MARKDOWN_IMAGE = Pattern.compile("!\\[[^\\]]*]\\(([^)\\s]+)[^)]*\\)");

	private final Clock clock;

	private final Supplier<String> baseUrl;

	private final Map<String, DingMedia> media = new ConcurrentHashMap<>();

	private final Set<String> used = ConcurrentHashMap.newKeySet();

	private volatile boolean singleUse;

	private final ConcurrentLinkedQueue<DingMedia> order = new ConcurrentLinkedQueue<>();

	public DingMediaStore(Clock clock, StateParts state, Supplier<String> baseUrl) {
		this.clock = clock;
		this.baseUrl = baseUrl;
		state.add("dingtalk-media", SavedFile[].class, this::saved, this::load);
	}

	private SavedFile[] saved() {
		return this.order.stream()
			.map((each) -> new SavedFile(each.mediaId(), "", each.type(), each.file().contentType(),
					each.file().fileName(), each.file().bytes(), each.uploadedAt().toString()))
			.toArray(SavedFile[]::new);
	}

	private void load(SavedFile[] saved) {
		this.media.clear();
		this.order.clear();
		for (SavedFile each : saved) {
			DingMedia medium = new DingMedia(each.id(), each.type(),
					new UploadedFile(each.fileName(), each.contentType(), each.bytes()), Instant.parse(each.at()));
			this.media.put(each.id(), medium);
			this.order.add(medium);
		}
	}

	/** Whether a message uses a medium up; the platform says that it does not. */
	public void singleUse(boolean value) {
		this.singleUse = value;
	}

	/** A medium for a message, null if that id is unknown or it was used up. */
	public @Nullable DingMedia use(String mediaId) {
		DingMedia medium = this.media.get(mediaId);
		return (medium == null || (this.singleUse && !this.used.add(mediaId))) ? null : medium;
	}

	private DingMedia keep(DingMediaType type, UploadedFile file) {
		String id = "@lADP" + UUID.randomUUID().toString().replace("-", "");
		DingMedia medium = new DingMedia(id, type.wireName(), file, this.clock.instant());
		this.media.put(id, medium);
		this.order.add(medium);
		return medium;
	}

	public List<DingMedia> all() {
		return List.copyOf(this.order);
	}

	/**
	 * Where a browser gets the first picture of a message's content, null without one.
	 */
	public @Nullable String pictureOf(JsonNode content) {
		for (String member : PICTURES) {
			JsonNode found = content.findValue(member);
			String address = (found == null) ? null : addressOf(found.asText());
			if (address != null) {
				return address;
			}
		}
		for (String member : MARKDOWN) {
			Matcher image = MARKDOWN_IMAGE.matcher(Fields.text(content, member));
			if (image.find()) {
				return addressOf(image.group(1));
			}
		}
		return null;
	}

	private @Nullable String addressOf(String idOrUrl) {
		if (this.media.containsKey(idOrUrl)) {
			return this.baseUrl.get() + DingGate.OLD + PATH + idOrUrl;
		}
		return idOrUrl.startsWith("http") ? idOrUrl : null;
	}

	/** Keeps what a call uploads. */
	public void upload(RowCall call) {
		SimulatorRequest request = call.request();
		MultipartForm form = MultipartForm.parse(request.header("content-type"), request.body());
		if (form == null) {
			throw call.refuse("43008", "media");
		}
		String inQuery = request.param("type");
		DingMediaType type = DingMediaType.of((inQuery != null) ? inQuery : form.fields().get("type"));
		if (type == null) {
			throw call.refuse("40004", "type");
		}
		UploadedFile file = form.files().get("media");
		if (file == null) {
			throw call.refuse("41005", "media");
		}
		if (file.bytes().length == 0) {
			throw call.refuse("44001", "media");
		}
		if (!type.accepts(file.extension())) {
			throw call.refuse("40005", "media");
		}
		if (file.bytes().length > type.maxBytes()) {
			throw call.refuse("40006", "media");
		}
		DingMedia medium = keep(type, file);
		call.answer()
			.put("type", medium.type())
			.put("media_id", medium.mediaId())
			.put("created_at", medium.uploadedAt().toEpochMilli());
	}

	/** Shows a page what a message refers to, which the platform does not. */
	public SimulatorResponse serve(SimulatorRequest request) {
		DingMedia medium = this.media.get(request.pathVariable("mediaId"));
		return (medium == null) ? SimulatorResponse.empty(404)
				: SimulatorResponse.bytes(medium.file().mediaType(), medium.file().bytes());
	}

}
