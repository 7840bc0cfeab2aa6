package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminUpload;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * {@link WeChatMediaController} for Spring WebFlux.
 */
@RestController
final class ReactiveMediaController extends WeChatMediaController {

	/**
	 * Makes the endpoints.
	 * @param executor does the work, because WeChat may let it wait
	 */
	ReactiveMediaController(WeChatMediaService media, ThirdAdminAuthorizer authorizer, Executor executor) {
		super(media, authorizer, executor);
	}

	/**
	 * Uploads a permanent material and answers its media id.
	 * @param mediaType {@code image}, {@code voice}, {@code video} or {@code thumb}; also
	 * taken as a field of the form, as {@code account} is
	 */
	@PostMapping(UPLOAD)
	public CompletionStage<ResponseEntity<AdminResult<String>>> uploadFile(@Nullable Principal principal,
			ServerWebExchange exchange, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "mediaType", required = false) @Nullable String mediaType) {
		return endpoint().answer(HttpMethod.POST, UPLOAD, principal,
				() -> AdminUpload.ReactiveForm.read(exchange, MediaAdmin.MAX_BYTES), (form) -> {
					try (AdminUpload upload = form.file("file", MediaAdmin.MAX_BYTES)) {
						return media(either(account, form.field("account")))
							.upload(either(mediaType, form.field("mediaType")), upload);
					}
				});
	}

	private static @Nullable String either(@Nullable String parameter, @Nullable String field) {
		return (parameter != null) ? parameter : field;
	}

}
