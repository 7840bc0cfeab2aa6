package cn.bootx.starter.dingtalk.portal;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.PortalController;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;

/** Takes the events, robot messages and clicks on cards of all applications. */
final class DingTalkPortal implements PortalDoor {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkPortal.class);

	/** Sent by the console to check the address; they have no handlers. */
	private static final Set<String> PROBES = Set.of("check_url", "check_create_suite_url", "check_update_suite_url");

	/** DingTalk waits two seconds for the answer to a click. */
	private static final CallbackPipeline.Deadline CARD = CallbackPipeline.Deadline.DING_TALK
		.withAnswerWithin(Duration.ofMillis(1800));

	private final Map<String, CallbackPipeline<DingTalkEventMessage>> events = new LinkedHashMap<>();

	private final Map<String, CallbackPipeline<DingTalkRobotMessage>> robots = new LinkedHashMap<>();

	private final Map<String, CallbackPipeline<DingTalkCardAction>> cards = new LinkedHashMap<>();

	private final DingTalkDispatch dispatch;

	private final CallbackPortal.Settings settings;

	/** One account alone is the default, whatever its name. */
	DingTalkPortal(Collection<DingTalkPortalAccount> accounts, DingTalkDispatch dispatch, CallbackRuntime runtime,
			ExpiringStore store, CallbackPortal.Settings settings) {
		this.dispatch = dispatch;
		this.settings = settings;
		Duration maxClockSkew = settings.maxClockSkew();
		Freshness freshness = new Freshness(runtime.clock(), maxClockSkew);
		CallbackPipeline.Deadline deadline = CallbackPipeline.Deadline.DING_TALK
			.withAnswerWithin(settings.handlerTimeout());
		LateReplies<DingTalkCardAction> late = dispatch.lateCards(settings.lateReply());
		for (DingTalkPortalAccount account : accounts) {
			String name = "ding-talk/" + account.app();
			SignedProtocol.Bodies bodies = new SignedProtocol.Bodies(store, runtime.clock(), account.appKey(),
					maxClockSkew);
			if (!account.token().isEmpty()) {
				this.events.put(account.app(),
						new CallbackPipeline<>(name, new DingTalkEventProtocol(account, runtime.clock(), maxClockSkew),
								this::dispatch, deadline, DingTalkPortal::nothingLate, runtime));
			}
			if (!account.cardSecret().isEmpty()) {
				this.cards.put(account.app(), new CallbackPipeline<>(name,
						SignedProtocol.card(account, freshness, bodies), dispatch::card, CARD, late, runtime));
			}
			this.robots.put(account.app(),
					new CallbackPipeline<>(name, SignedProtocol.robot(account, freshness, bodies), dispatch::robot,
							deadline, DingTalkPortal::nothingLate, runtime));
		}
	}

	@Override
	public String name() {
		return "ding-talk";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		if (!head.method().equals("POST")) {
			return CallbackResponse.empty(405);
		}
		CallbackPipeline<?> pipeline = pipeline(head);
		return (pipeline != null) ? pipeline.refuse(head) : unknown();
	}

	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		CallbackPipeline<?> pipeline = pipeline(request);
		return (pipeline != null) ? pipeline.handle(request) : CompletableFuture.completedFuture(unknown());
	}

	private static CallbackResponse unknown() {
		Refusals.warn("ding-talk", 403, "the application is not configured, or its token is not");
		return CallbackResponse.empty(403);
	}

	private @Nullable CallbackPipeline<?> pipeline(CallbackRequest request) {
		String app = request.account();
		if (app == null) {
			app = (this.robots.size() == 1) ? this.robots.keySet().iterator().next() : DingTalkAccounts.DEFAULT;
		}
		if (request.header(SignedProtocol.CARD_SIGNATURE) != null) {
			return this.cards.get(app);
		}
		return ((request.header(SignedProtocol.ROBOT_SIGNATURE) != null) ? this.robots : this.events).get(app);
	}

	private @Nullable String dispatch(DingTalkEventMessage event) throws Exception {
		return PROBES.contains(event.type()) ? null : this.dispatch.event(event);
	}

	/** Events and robot messages are answered without a content. */
	private static void nothingLate(Object callback, String reply) {
		logger.debug("The late answer to {} cannot be delivered", callback);
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
