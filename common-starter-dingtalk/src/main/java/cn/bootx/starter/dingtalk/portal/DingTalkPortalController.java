package cn.bootx.starter.dingtalk.portal;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.web.PortalAnswer;
import cn.bootx.starter.core.callback.web.PortalHttp;

/**
 * Where DingTalk pushes events and robot messages over HTTP.
 *
 * @since 0.1.0
 */
@RestController
public class DingTalkPortalController {

	private final DingTalkPortal portal;

	private final long maxBodySize;

	public DingTalkPortalController(DingTalkPortal portal, long maxBodySize) {
		this.portal = portal;
		this.maxBodySize = maxBodySize;
	}

	/**
	 * A push to the default application, or to a named one.
	 */
	@PostMapping(path = { "${bootx.starter.third.ding-talk.portal.path:/dingtalk/portal}",
			"${bootx.starter.third.ding-talk.portal.path:/dingtalk/portal}/{app}" })
	public PortalAnswer<ResponseEntity<byte[]>> push(@PathVariable(name = "app", required = false) @Nullable String app,
			RequestEntity<InputStreamResource> request) {
		return PortalHttp.answer(request, this.maxBodySize, (push) -> this.portal.handle(app, push));
	}

}
