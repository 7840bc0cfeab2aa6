package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * The endpoints of the original system for permanent material. Each takes the name of an
 * {@code account}, without one it means the primary account. Each web stack has its own
 * way to receive a file.
 */
@RequestMapping(WeChatMediaController.PATH)
abstract class WeChatMediaController {

	static final String PATH = "/wechat/media";

	static final String UPLOAD = "/uploadFile";

	private final WeChatMediaService media;

	private final AdminEndpoint endpoint;

	WeChatMediaController(WeChatMediaService media, ThirdAdminAuthorizer authorizer, Executor executor) {
		this.media = media;
		this.endpoint = new AdminEndpoint(PATH, authorizer, executor);
	}

	/**
	 * A page of the pictures, voices or videos, the newest first.
	 * @param size 1 to 20
	 * @param type {@code image}, {@code voice} or {@code video}
	 */
	@GetMapping("/pageFile")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<WeChatMediaDto>>>> pageFile(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size,
			@RequestParam(name = "type", required = false) @Nullable String type) {
		return answer(HttpMethod.GET, "/pageFile", principal, account, (media) -> media.files(current, size, type));
	}

	/**
	 * A page of the articles, the newest first.
	 * @param size 1 to 20
	 */
	@GetMapping("/pageNews")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<WeChatNewsDto>>>> pageNews(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return answer(HttpMethod.GET, "/pageNews", principal, account, (media) -> media.news(current, size));
	}

	/** Deletes a material for good. */
	@DeleteMapping("/deleteFile")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> deleteFile(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam("mediaId") String mediaId) {
		return answer(HttpMethod.DELETE, "/deleteFile", principal, account, (media) -> {
			media.delete(mediaId);
			return null;
		});
	}

	AdminEndpoint endpoint() {
		return this.endpoint;
	}

	MediaAdmin media(@Nullable String account) {
		return new MediaAdmin(Inputs.isBlank(account) ? this.media : this.media.account(account));
	}

	private <T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, @Nullable String account, Function<MediaAdmin, @Nullable T> work) {
		return this.endpoint.answer(method, path, principal, () -> work.apply(media(account)));
	}

}
