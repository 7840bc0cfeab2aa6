package cn.bootx.starter.wechat.admin;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.AdminUpload;
import cn.bootx.starter.wechat.content.WeChatPage;
import cn.bootx.starter.wechat.content.article.WeChatNews;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * The permanent material of one account as a page shows it.
 */
final class MediaAdmin {

	/** The largest file of any kind. */
	static final long MAX_BYTES = Arrays.stream(WeChatMediaFile.Type.values())
		.mapToLong(WeChatMediaFile.Type::maxBytes)
		.max()
		.orElseThrow();

	private final WeChatMediaService media;

	MediaAdmin(WeChatMediaService media) {
		this.media = media;
	}

	AdminResult.Page<WeChatMediaDto> files(int current, int size, @Nullable String type) {
		Offsets page = Offsets.of(current, size);
		WeChatPage<WeChatMediaService.Material> found = this.media.list(type("type", type), page.offset(), page.size());
		return new AdminResult.Page<>(page.current(), page.size(), found.total(),
				found.items().stream().map(WeChatMediaDto::of).toList());
	}

	AdminResult.Page<WeChatNewsDto> news(int current, int size) {
		Offsets page = Offsets.of(current, size);
		WeChatPage<WeChatNews> found = this.media.listNews(page.offset(), page.size());
		return new AdminResult.Page<>(page.current(), page.size(), found.total(),
				found.items().stream().map(WeChatNewsDto::of).toList());
	}

	void delete(String mediaId) {
		this.media.delete(Inputs.required("mediaId", mediaId));
	}

	String upload(@Nullable String mediaType, AdminUpload file) {
		return this.media
			.uploadPermanent(type("mediaType", mediaType),
					new WeChatMediaFile(file.fileName(), file.length(), file.content()))
			.mediaId();
	}

	private static WeChatMediaFile.Type type(String field, @Nullable String type) {
		return Arrays.stream(WeChatMediaFile.Type.values())
			.filter((kind) -> kind.type().equalsIgnoreCase(type))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					field + " must be one of " + kinds() + ", but is '" + ((type != null) ? type : "") + "'"));
	}

	private static List<String> kinds() {
		return Arrays.stream(WeChatMediaFile.Type.values()).map(WeChatMediaFile.Type::type).toList();
	}

}
