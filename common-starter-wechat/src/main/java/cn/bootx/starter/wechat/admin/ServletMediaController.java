package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.web.AdminUpload;
import cn.bootx.starter.wechat.media.WeChatMediaService;

/**
 * {@link WeChatMediaController} for Spring MVC.
 *
 * @since 0.1.0
 */
@RestController
public final class ServletMediaController extends WeChatMediaController {

	public ServletMediaController(WeChatMediaService media, ThirdAdminAuthorizer authorizer) {
		// On the request's own thread: the server removes the file when the request ends.
		super(media, authorizer, Runnable::run);
	}

	/**
	 * Uploads a permanent material and answers its media id.
	 * @param mediaType {@code image}, {@code voice}, {@code video} or {@code thumb}
	 */
	@PostMapping(UPLOAD)
	public CompletionStage<ResponseEntity<AdminResult<String>>> uploadFile(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "mediaType", required = false) @Nullable String mediaType,
			@RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
		return endpoint().answer(HttpMethod.POST, UPLOAD, principal, () -> {
			try (AdminUpload upload = AdminUpload.of("file", file)) {
				return media(account).upload(mediaType, upload);
			}
		});
	}

}
