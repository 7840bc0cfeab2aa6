package cn.bootx.starter.simulator.dingtalk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.rules.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded media and the addresses under which a page can show them.
 */
final class DingMediaStore {

	static final String PATH = "/oapi/_media/";

	private static final Pattern MARKDOWN_IMAGE = Pattern.compile("!\\[[^\\]]*]\\(([^)\\s]+)[^)]*\\)");

	private final Clock clock;

	private final Supplier<String> baseUrl;

	private final Map<String, DingMedia> media = new ConcurrentHashMap<>();

	private final ConcurrentLinkedQueue<DingMedia> order = new ConcurrentLinkedQueue<>();

	DingMediaStore(Clock clock, Supplier<String> baseUrl) {
		this.clock = clock;
		this.baseUrl = baseUrl;
	}

	DingMedia keep(DingMediaType type, UploadedFile file) {
		String id = "@lADP" + UUID.randomUUID().toString().replace("-", "");
		DingMedia medium = new DingMedia(id, type.wireName(), file, this.clock.instant());
		this.media.put(id, medium);
		this.order.add(medium);
		return medium;
	}

	@Nullable DingMedia find(String mediaId) {
		return this.media.get(mediaId);
	}

	List<DingMedia> all() {
		return List.copyOf(this.order);
	}

	/** Where to see what a message refers to by media id or address. */
	@Nullable String addressOf(String idOrUrl) {
		if (this.media.containsKey(idOrUrl)) {
			return this.baseUrl.get() + PATH + idOrUrl;
		}
		return idOrUrl.startsWith("http") ? idOrUrl : null;
	}

	/** Where to see the first image of a markdown text. */
	@Nullable String firstImageOf(String markdown) {
		Matcher image = MARKDOWN_IMAGE.matcher(markdown);
		return image.find() ? addressOf(image.group(1)) : null;
	}

}
