package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminUpload;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * {@link WeChatMediaController} for Spring MVC.
 */
@RestController
final class ServletMediaController extends WeChatMediaController {

	ServletMediaController(WeChatMediaService media, ThirdAdminAuthorizer authorizer) {
		// On the request's own thread: the server removes the file when the request ends.
		super(media, authorizer, Runnable::run);
	}

	/**
	 * Uploads a permanent material and answers its media id. Takes the parameters
	 * {@code mediaType} ({@code image}, {@code voice}, {@code video} or {@code thumb})
	 * and {@code account}, and the part {@code file}; none is read of a refused call.
	 */
	@PostMapping(UPLOAD)
	public CompletionStage<ResponseEntity<AdminResult<String>>> uploadFile(@Nullable Principal principal,
			NativeWebRequest request) {
		return endpoint().answer(HttpMethod.POST, UPLOAD, principal, () -> {
			try (AdminUpload upload = AdminUpload.of("file", request)) {
				return media(request.getParameter("account")).upload(request.getParameter("mediaType"), upload);
			}
		});
	}

}
