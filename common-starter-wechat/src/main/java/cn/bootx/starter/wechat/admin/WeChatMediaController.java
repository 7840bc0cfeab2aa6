package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.server.ServerWebExchange;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.AdminUpload;
import cn.bootx.starter.wechat.content.article.WeChatArticle;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * The endpoints of the original system for permanent material. Each web stack has its own
 * way to receive a file.
 */
@RequestMapping(WeChatMediaController.PATH)
abstract class WeChatMediaController extends AccountEndpoints<WeChatMediaService> {

	static final String PATH = "/wechat/media";

	private static final String UPLOAD = "/uploadFile";

	private static final long MAX_BYTES = Arrays.stream(WeChatMediaFile.Type.values())
		.mapToLong(WeChatMediaFile.Type::maxBytes)
		.max()
		.orElseThrow();

	private WeChatMediaController(WeChatMediaService media, Setting setting) {
		super(PATH, setting, media, WeChatMediaService::account);
	}

	/**
	 * A page of the pictures, voices or videos, the newest first.
	 * @param size 1 to 20
	 * @param type {@code image}, {@code voice} or {@code video}
	 */
	@GetMapping("/pageFile")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<Material>>>> pageFile(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size,
			@RequestParam(name = "type", required = false) @Nullable String type) {
		return answer(HttpMethod.GET, "/pageFile", principal, account, (media) -> page(current, size,
				(offset, count) -> media.list(type("type", type), offset, count), Material::of));
	}

	/**
	 * A page of the articles, the newest first.
	 * @param size 1 to 20
	 */
	@GetMapping("/pageNews")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<News>>>> pageNews(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return answer(HttpMethod.GET, "/pageNews", principal, account,
				(media) -> page(current, size, media::listNews, News::of));
	}

	@DeleteMapping("/deleteFile")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> deleteFile(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam("mediaId") String mediaId) {
		return execute(HttpMethod.DELETE, "/deleteFile", principal, account,
				(media) -> media.delete(required("mediaId", mediaId)));
	}

	final String upload(@Nullable String account, @Nullable String mediaType, AdminUpload file) {
		return service(account)
			.uploadPermanent(type("mediaType", mediaType),
					new WeChatMediaFile(file.fileName(), file.length(), file.content()))
			.mediaId();
	}

	private static WeChatMediaFile.Type type(String field, @Nullable String type) {
		List<WeChatMediaFile.Type> types = List.of(WeChatMediaFile.Type.values());
		return types.stream()
			.filter((kind) -> kind.type().equalsIgnoreCase(type))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					field + " must be one of " + types.stream().map(WeChatMediaFile.Type::type).toList() + ", but is '"
							+ ((type != null) ? type : "") + "'"));
	}

	/** For Spring MVC. */
	@RestController
	static final class Servlet extends WeChatMediaController {

		/**
		 * Works on the request's own thread: the server removes the file when the request
		 * ends.
		 */
		Servlet(WeChatMediaService media, Setting setting) {
			super(media, new Setting(setting.authorizer(), Runnable::run));
		}

		/**
		 * Uploads a permanent material and answers its media id. Takes the parameters
		 * {@code mediaType} ({@code image}, {@code voice}, {@code video} or
		 * {@code thumb}) and {@code account}, and the part {@code file}; none is read of
		 * a refused call.
		 */
		@PostMapping(UPLOAD)
		public CompletionStage<ResponseEntity<AdminResult<String>>> uploadFile(@Nullable Principal principal,
				NativeWebRequest request) {
			return endpoint().answer(HttpMethod.POST, UPLOAD, principal, () -> {
				try (AdminUpload upload = AdminUpload.of("file", request)) {
					return upload(request.getParameter("account"), request.getParameter("mediaType"), upload);
				}
			});
		}

	}

	/** For Spring WebFlux. */
	@RestController
	static final class Reactive extends WeChatMediaController {

		Reactive(WeChatMediaService media, Setting setting) {
			super(media, setting);
		}

		/**
		 * Uploads a permanent material and answers its media id; {@code mediaType} and
		 * {@code account} are also taken as fields of the form.
		 */
		@PostMapping(UPLOAD)
		public CompletionStage<ResponseEntity<AdminResult<String>>> uploadFile(@Nullable Principal principal,
				ServerWebExchange exchange, @RequestParam(name = "account", required = false) @Nullable String account,
				@RequestParam(name = "mediaType", required = false) @Nullable String mediaType) {
			return endpoint().answer(HttpMethod.POST, UPLOAD, principal,
					() -> AdminUpload.ReactiveForm.read(exchange, MAX_BYTES), (form) -> {
						try (AdminUpload upload = form.file("file", MAX_BYTES)) {
							return upload((account != null) ? account : form.field("account"),
									(mediaType != null) ? mediaType : form.field("mediaType"), upload);
						}
					});
		}

	}

	/** What is shown of a permanent picture, voice or video. */
	record Material(String mediaId, @Nullable String name, @Nullable String url, @Nullable Instant updateTime) {

		static Material of(WeChatMediaService.Material material) {
			return new Material(material.mediaId(), material.name(), material.url(), material.updatedAt());
		}

	}

	/** What is shown of permanent articles that belong together. */
	record News(String mediaId, Content content, Instant updateTime) {

		static News of(WeChatArticle.News news) {
			return new News(news.id(), new Content(news.items().stream().map(Article::of).toList()), news.updatedAt());
		}

	}

	/** Articles, one level deeper as in the original system. */
	record Content(List<Article> articles) {
	}

	/** What is shown of an article. */
	record Article(String title, @Nullable String author, @Nullable String digest, @Nullable String content,
			@Nullable String contentSourceUrl, @Nullable String thumbMediaId, @Nullable String thumbUrl,
			@Nullable String url, boolean needOpenComment, boolean onlyFansCanComment) {

		static Article of(WeChatArticle.News.Item item) {
			WeChatArticle article = item.article();
			return new Article(article.title(), article.author(), article.digest(), article.content(),
					article.contentSourceUrl(), article.thumbMediaId(), item.thumbUrl(), item.url(),
					article.openComment(), article.onlyFansComment());
		}

	}

}
