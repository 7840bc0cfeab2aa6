package cn.bootx.starter.wecom.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.PortalAnswer;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.callback.portal.PortalRequest;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.handler.WeComRobotPush;
import cn.bootx.starter.wecom.robot.WeComRobotMessage;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

/**
 * Takes the pushes of all group robots that have a token; they need no application.
 */
final class RobotPortal implements PortalDoor {

	private final Map<String, CallbackPortal<WeComRobotPush>> portals = new HashMap<>();

	private final CallbackPortal.Settings settings;

	private final WeComRobotNoticeSender sender;

	/** The sender sends replies that are too late. */
	RobotPortal(Map<String, WeComAgent.Callback> robots, RobotHandlers handlers, WeComRobotNoticeSender sender,
			CallbackPortal.Settings settings, CallbackRuntime runtime) {
		this.settings = settings;
		this.sender = sender;
		CallbackPipeline.Deadline deadline = CallbackPipeline.Deadline.WECOM
			.withAnswerWithin(settings.handlerTimeout());
		robots.forEach((code, callback) -> {
			// The receive id is empty: that is what the platform documents.
			CallbackEnvelope envelope = CallbackEnvelope.of("wecom-robot:" + code, callback.token())
				.keys(List.of(callback.encodingAesKey()))
				.receiveIds(List.of(""))
				.weCom()
				.freshness(runtime.clock(), settings.maxClockSkew())
				.build();
			this.portals.put(code,
					CallbackPortal.of("wecom-robot/" + code, envelope, new RobotPushReader(code))
						.deadline(deadline)
						.acknowledgement((push) -> CallbackResponse.empty(200))
						.lateReply(new LateReplies<>(settings.lateReply(), WeComPortal.LATE_REPLY, this::sendLate))
						.build(handlers, runtime));
		});
	}

	private boolean sendLate(OpenedCallback<WeComRobotPush> callback, String reply) {
		WeComRobotMessage message = RobotReplyWriter.message(reply);
		if (message == null || callback.message().webhookUrl() == null) {
			return false;
		}
		this.sender.reply(callback.message(), message);
		return true;
	}

	@Override
	public String name() {
		return "wecom-robot";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		CallbackPortal<WeComRobotPush> portal = portal(head);
		return (portal != null) ? portal.refuse(head) : CallbackResponse.empty(404);
	}

	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		CallbackPortal<WeComRobotPush> portal = portal(request);
		return (portal != null) ? portal.handle(request)
				: CompletableFuture.completedFuture(CallbackResponse.empty(404));
	}

	private @Nullable CallbackPortal<WeComRobotPush> portal(CallbackRequest request) {
		return this.portals.get(Objects.requireNonNullElse(request.account(), ""));
	}

	/** Each robot has an address of its own, below that of the agents. */
	@RestController
	@RequestMapping("${bootx.starter.third.wecom.portal.path:/wecom/portal}/robot")
	static final class Controller {

		private final RobotPortal portal;

		Controller(RobotPortal portal) {
			this.portal = portal;
		}

		@RequestMapping("/{robot}")
		PortalAnswer<ResponseEntity<byte[]>> push(@PathVariable("robot") String robot, PortalRequest request) {
			return request.to(robot).answer(this.portal.settings.maxBodySize(), this.portal);
		}

	}

}
