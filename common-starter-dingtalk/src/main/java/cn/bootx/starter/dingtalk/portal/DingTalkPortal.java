package cn.bootx.starter.dingtalk.portal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.account.AccountDoors;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.PortalController;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;

/** Takes the events, robot messages and clicks on cards of all applications. */
final class DingTalkPortal implements PortalDoor {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkPortal.class);

	/** Sent by the console to check the address; they have no handlers. */
	private static final Set<String> PROBES = Set.of("check_url", "check_create_suite_url", "check_update_suite_url");

	/** DingTalk waits two seconds for the answer to a click. */
	private static final CallbackPipeline.Deadline CARD = CallbackPipeline.Deadline.DING_TALK
		.withAnswerWithin(Duration.ofMillis(1800));

	private final DingTalkDispatch dispatch;

	private final CallbackRuntime runtime;

	private final ExpiringStore store;

	private final CallbackPortal.Settings settings;

	private final Freshness freshness;

	private final CallbackEnvelope query;

	private final AccountDoors<DingTalkApp> doors;

	DingTalkPortal(DingTalkAccounts accounts, DingTalkDispatch dispatch, CallbackRuntime runtime, ExpiringStore store,
			CallbackPortal.Settings settings) {
		this.dispatch = dispatch;
		this.runtime = runtime;
		this.store = store;
		this.settings = settings;
		this.freshness = new Freshness(runtime.clock(), settings.maxClockSkew());
		this.query = CallbackEnvelope.of("unknown", "")
			.dingTalk()
			.freshness(runtime.clock(), settings.maxClockSkew())
			.build();
		this.doors = new AccountDoors<>(accounts, runtime, this::open, this::checkHead, DingTalkPortal::unknown);
	}

	private PortalDoor open(DingTalkApp app) {
		DingTalkApp.Settings own = app.settings();
		String name = "ding-talk/" + app.name();
		Duration maxClockSkew = this.settings.maxClockSkew();
		CallbackPipeline.Deadline deadline = CallbackPipeline.Deadline.DING_TALK
			.withAnswerWithin(this.settings.handlerTimeout());
		SignedProtocol.Bodies bodies = new SignedProtocol.Bodies(this.store, this.runtime.clock(), own.appKey(),
				maxClockSkew);
		CallbackPipeline<?> events = (own.token() == null || own.encodingAesKey() == null) ? null
				: new CallbackPipeline<>(name, new DingTalkEventProtocol(own, own.token(), own.encodingAesKey(),
						this.runtime.clock(), maxClockSkew), this::dispatch, deadline, DingTalkPortal::nothingLate,
						this.runtime);
		CallbackPipeline<?> cards = (own.cardCallbackSecret() == null) ? null
				: new CallbackPipeline<>(name,
						SignedProtocol.card(own, own.cardCallbackSecret(), this.freshness, bodies), this.dispatch::card,
						CARD, this.dispatch.lateCards(this.settings.lateReply()), this.runtime);
		return new Door(name, events, new CallbackPipeline<>(name, SignedProtocol.robot(own, this.freshness, bodies),
				this.dispatch::robot, deadline, DingTalkPortal::nothingLate, this.runtime), cards);
	}

	/** The secrets are the application's, the time is checked before it is looked up. */
	private void checkHead(CallbackRequest head) {
		if (!SignedProtocol.checkTime(head, this.freshness)) {
			head.requireParam((head.param("msg_signature") != null) ? "msg_signature" : "signature");
			this.query.checkQuery(head);
		}
	}

	@Override
	public String name() {
		return "ding-talk";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		return head.method().equals("POST") ? this.doors.refuse(head) : CallbackResponse.empty(405);
	}

	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		return this.doors.handle(request);
	}

	private static CallbackResponse unknown() {
		Refusals.warn("ding-talk", 403, "the application is not configured, or its token is not");
		return CallbackResponse.empty(403);
	}

	private @Nullable String dispatch(DingTalkEventMessage event) throws Exception {
		return PROBES.contains(event.type()) ? null : this.dispatch.event(event);
	}

	/** Events and robot messages are answered without a content. */
	private static void nothingLate(Object callback, String reply) {
		logger.debug("The late answer to {} cannot be delivered", callback);
	}

	/** The entrance of an application; null where it has no secret for such pushes. */
	private record Door(String name, @Nullable CallbackPipeline<?> events, CallbackPipeline<?> robots,
			@Nullable CallbackPipeline<?> cards) implements PortalDoor {

		@Override
		public @Nullable CallbackResponse refuse(CallbackRequest head) {
			CallbackPipeline<?> pipeline = pipeline(head);
			return (pipeline != null) ? pipeline.refuse(head) : unknown();
		}

		@Override
		public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
			CallbackPipeline<?> pipeline = pipeline(request);
			return (pipeline != null) ? pipeline.handle(request) : CompletableFuture.completedFuture(unknown());
		}

		private @Nullable CallbackPipeline<?> pipeline(CallbackRequest request) {
			if (request.header(SignedProtocol.CARD_SIGNATURE) != null) {
				return this.cards;
			}
			return (request.header(SignedProtocol.ROBOT_SIGNATURE) != null) ? this.robots : this.events;
		}

	}

	/** The path without a name is the default application's. */
	@RestController
	@RequestMapping("${bootx.starter.third.ding-talk.portal.path:/dingtalk/portal}")
	static final class Controller extends PortalController {

		Controller(DingTalkPortal portal) {
			super(portal.settings, portal);
		}

	}

}
