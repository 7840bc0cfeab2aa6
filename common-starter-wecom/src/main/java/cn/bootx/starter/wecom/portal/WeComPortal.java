package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.PortalController;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

/** Takes the pushes of all agents that have a token. */
final class WeComPortal implements PortalDoor {

	private static final String LATE_REPLY = "bootx.starter.third.wecom.portal.late-reply";

	private final Map<String, CallbackPortal<WxCpXmlMessage>> portals = new LinkedHashMap<>();

	private final String defaultAgent;

	private final CallbackPortal.Settings settings;

	/** The sender sends replies that are too late or too long. */
	WeComPortal(WeComAgents agents, WeComHandlers handlers, WeComNoticeSender sender, CallbackPortal.Settings settings,
			CallbackRuntime runtime) {
		this.settings = settings;
		this.defaultAgent = agents.findDefault().map(WeComAgent::name).orElse(WeComAgents.DEFAULT);
		CallbackPipeline.Deadline deadline = CallbackPipeline.Deadline.WECOM
			.withAnswerWithin(settings.handlerTimeout());
		for (WeComAgent agent : agents.all()) {
			WeComAgent.Callback callback = agent.callback().orElse(null);
			if (callback == null) {
				continue;
			}
			WeComNoticeSender messages = sender.account(agent.name());
			this.portals.put(agent.name(),
					CallbackPortal
						.of("wecom/" + agent.name(), envelope(agent.corpId(), callback, settings, runtime.clock()),
								new WeComPushReader(agent.corpId(), agent.name()))
						.deadline(deadline)
						// An empty answer means "received, no reply".
						.acknowledgement((push) -> CallbackResponse.empty(200))
						.lateReply(
								new LateReplies<>(settings.lateReply(), LATE_REPLY, new LateMessages(messages)::send))
						.build(new WeComHandlers.Dispatcher(agent, handlers, messages, runtime.clock()), runtime));
		}
	}

	/**
	 * Always encrypted, signed over the ciphertext, for the corporation as receiver.
	 *
	 * @see <a href="https://developer.work.weixin.qq.com/document/path/90968">WeCom</a>
	 */
	static CallbackEnvelope envelope(String corpId, WeComAgent.Callback callback, CallbackPortal.Settings settings,
			Clock clock) {
		return CallbackEnvelope.of("wecom:" + corpId, callback.token())
			.keys(List.of(callback.encodingAesKey()))
			.receiveIds(List.of(corpId))
			.freshness(clock, settings.maxClockSkew())
			.build();
	}

	@Override
	public String name() {
		return "wecom";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		CallbackPortal<WxCpXmlMessage> portal = portal(head);
		return (portal != null) ? portal.refuse(head) : CallbackResponse.empty(404);
	}

	/** Answers a request to the address of an agent, or of the default one. */
	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		CallbackPortal<WxCpXmlMessage> portal = portal(request);
		return (portal != null) ? portal.handle(request)
				: CompletableFuture.completedFuture(CallbackResponse.empty(404));
	}

	private @Nullable CallbackPortal<WxCpXmlMessage> portal(CallbackRequest request) {
		String agent = request.account();
		return this.portals.get((agent != null) ? agent : this.defaultAgent);
	}

	/** The path without a name is the default agent's. */
	@RestController
	@RequestMapping("${bootx.starter.third.wecom.portal.path:/wecom/portal}")
	static final class Controller extends PortalController {

		Controller(WeComPortal portal) {
			super(portal.settings, portal);
		}

	}

}
