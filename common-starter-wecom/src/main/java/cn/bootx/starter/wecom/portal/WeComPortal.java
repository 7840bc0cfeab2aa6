package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.account.AccountDoors;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.PortalController;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.callback.portal.PushForwarder;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

/** Takes the pushes of all agents that have a token. */
final class WeComPortal implements PortalDoor {

	static final String LATE_REPLY = "bootx.starter.third.wecom.portal.late-reply";

	private final WeComHandlers handlers;

	private final WeComNoticeSender sender;

	private final CallbackPortal.Settings settings;

	private final CallbackRuntime runtime;

	private final PushForwarder forwarder;

	private final CallbackEnvelope query;

	private final AccountDoors<WeComAgent> doors;

	/** The sender sends replies that are too late or too long. */
	WeComPortal(WeComAgents agents, WeComHandlers handlers, WeComNoticeSender sender, CallbackPortal.Settings settings,
			CallbackRuntime runtime, PushForwarder forwarder) {
		this.handlers = handlers;
		this.sender = sender;
		this.settings = settings;
		this.runtime = runtime;
		this.forwarder = forwarder;
		this.query = CallbackEnvelope.of("unknown", "").freshness(runtime.clock(), settings.maxClockSkew()).build();
		this.doors = new AccountDoors<>(agents, runtime, this::open, this::checkHead);
	}

	private @Nullable PortalDoor open(WeComAgent agent) {
		WeComAgent.Callback callback = agent.callback().orElse(null);
		if (callback == null) {
			return null;
		}
		return CallbackPortal
			.of("wecom/" + agent.name(), envelope(agent.corpId(), callback, this.settings, this.runtime.clock()),
					new WeComPushReader(agent.corpId(), agent.name()))
			.deadline(CallbackPipeline.Deadline.WECOM.withAnswerWithin(this.settings.handlerTimeout()))
			// An empty answer means "received, no reply".
			.acknowledgement((push) -> CallbackResponse.empty(200))
			.lateReply(new LateReplies<>(this.settings.lateReply(), LATE_REPLY,
					(push, reply) -> new LateMessages(this.sender.account(agent.name())).send(push, reply)))
			.listener((push, request) -> forward(agent, push.message(), request))
			.build(new WeComHandlers.Dispatcher(agent, this.handlers, this.sender, this.runtime.clock()), this.runtime);
	}

	private void forward(WeComAgent agent, WxCpXmlMessage message, @Nullable CallbackRequest push) {
		if (push != null) {
			this.forwarder.forward("wecom", agent.name(), message.getMsgType(), message.getEvent(), push);
		}
	}

	/** The signature is over the content, what else the query must have is checked. */
	private void checkHead(CallbackRequest head) {
		head.requireParam("msg_signature");
		this.query.checkQuery(head);
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
			.weCom()
			.freshness(clock, settings.maxClockSkew())
			.build();
	}

	@Override
	public String name() {
		return "wecom";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		return this.doors.refuse(head);
	}

	/** Answers a request to the address of an agent, or of the default one. */
	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		return this.doors.handle(request);
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
