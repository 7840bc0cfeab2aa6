package cn.bootx.starter.dingtalk.handler;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.HandlerBinding;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageDispatcher.Answer;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

/**
 * The handlers of events, robot messages and clicks on cards, the same for HTTP and
 * Stream.
 *
 * @since 0.1.0
 */
public final class DingTalkDispatch {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkDispatch.class);

	private static final HandlerMethods.Arguments<DingTalkEventMessage> EVENT = new HandlerMethods.Arguments<DingTalkEventMessage>()
		.text("account", DingTalkEventMessage::app)
		.type(DingTalkEventMessage.class, (event) -> event)
		.type(DingTalkApprovalEvent.class, (event) -> DingTalkApprovalEvent.of(event).orElse(null))
		.type(DingTalkContactEvent.class, (event) -> DingTalkContactEvent.of(event).orElse(null));

	private static final HandlerMethods.Arguments<DingTalkRobotMessage> MESSAGE = new HandlerMethods.Arguments<DingTalkRobotMessage>()
		.text("userId", DingTalkRobotMessage::senderUserId)
		.text("content", DingTalkRobotMessage::text)
		.text("account", DingTalkRobotMessage::app)
		.type(DingTalkRobotMessage.class, (message) -> message);

	private static final HandlerMethods.Arguments<DingTalkCardAction> CLICK = new HandlerMethods.Arguments<DingTalkCardAction>()
		.text("userId", DingTalkCardAction::userId)
		.text("eventKey", (click) -> click.actionIds().isEmpty() ? null : click.actionIds().get(0))
		.text("account", DingTalkCardAction::app)
		.type(DingTalkCardAction.class, (click) -> click);

	private final MessageDispatcher<DingTalkEventMessage, Void> events = new MessageDispatcher<DingTalkEventMessage, Void>(
			Void.class, DingTalkEventHandler.class, "void handle(DingTalkEventMessage event)")
		.allRun();

	private final MessageDispatcher<DingTalkRobotMessage, DingTalkRobotMsg> robots = new MessageDispatcher<>(
			DingTalkRobotMsg.class, DingTalkMessageHandler.class,
			"DingTalkRobotMsg handle(DingTalkRobotMessage message)");

	private final MessageDispatcher<DingTalkCardAction, DingTalkCardChange> cards = new MessageDispatcher<>(
			DingTalkCardChange.class, DingTalkCardHandler.class,
			"DingTalkCardChange handle(DingTalkCardAction action)");

	private final DingTalkRobotReplier replier;

	private final EventTurns turns;

	public DingTalkDispatch(DingTalkHttp http, DingTalkAccounts accounts, ExpiringStore store, Clock clock) {
		this.replier = new DingTalkRobotReplier(http, accounts, store, clock);
		this.turns = new EventTurns(store);
	}

	public DingTalkDispatch addEventHandler(DingTalkEventHandler handler) {
		this.events.add(List.of(HandlerBinding.of(handler, handler, (event) -> {
			handler.handle(event);
			return null;
		})));
		return this;
	}

	public DingTalkDispatch addRobotHandler(DingTalkMessageHandler handler) {
		this.robots.add(List.of(HandlerBinding.of(handler, handler, handler::handle)));
		return this;
	}

	public DingTalkDispatch addCardHandler(DingTalkCardHandler handler) {
		this.cards.add(List.of(HandlerBinding.of(handler, handler, handler::handle)));
		return this;
	}

	/** Adds the annotated methods of all beans. */
	DingTalkDispatch annotated(ConfigurableListableBeanFactory beans) {
		this.events.add(new HandlerMethods<DingTalkEventMessage, Void>(beans, EVENT, (returned) -> null)
			.with(DingTalkEvent.class));
		this.robots
			.add(new HandlerMethods<>(beans, MESSAGE, DingTalkDispatch::reply, String.class, DingTalkRobotMsg.class)
				.with(DingTalkMessage.class));
		this.cards.add(new HandlerMethods<>(beans, CLICK, DingTalkCardChange.class::cast, DingTalkCardChange.class)
			.with(DingTalkCardClick.class));
		return this;
	}

	DingTalkDispatch interceptors(List<MessageInterceptor> interceptors) {
		this.events.addInterceptors(interceptors);
		this.robots.addInterceptors(interceptors);
		this.cards.addInterceptors(interceptors);
		return this;
	}

	/**
	 * Calls every handler of the event's type, also after one has failed. The events of
	 * one approval wait for each other.
	 * @return null: an event has no answer
	 * @throws Exception of the first handler that failed
	 */
	public @Nullable String event(DingTalkEventMessage event) throws Exception {
		Optional<DingTalkApprovalEvent> approval = DingTalkApprovalEvent.of(event);
		List<String> keys = approval.map((change) -> ReceivedMessage.keys(change.type(), change.processCode()))
			.orElse(List.of());
		ReceivedMessage message = new ReceivedMessage(Platform.DING_TALK, event.app(), "event", event.type(), keys,
				null, event);
		String sequence = sequence(event);
		if (sequence != null) {
			this.turns.inTurn(sequence, () -> this.events.dispatch(message, event));
		}
		else {
			this.events.dispatch(message, event);
		}
		return null;
	}

	/**
	 * What an event must be handled in order with, or null if it is independent of
	 * others.
	 */
	public static @Nullable String sequence(DingTalkEventMessage event) {
		return DingTalkApprovalEvent.of(event)
			.filter((change) -> !change.instanceId().isEmpty())
			.map((change) -> "ding-talk:" + event.app() + ":" + ContentDigest.brief(change.instanceId()))
			.orElse(null);
	}

	/**
	 * Asks the handlers until one replies, and sends the reply. The handler has done its
	 * work by then: a reply that cannot be sent is reported and does not run it again.
	 * @return null: DingTalk takes no answer to the push itself
	 */
	public @Nullable String robot(DingTalkRobotMessage message) throws Exception {
		String quotaError = message.quotaError();
		if (quotaError != null) {
			logger.warn("DingTalk pushes no content to app '{}': {}", message.app(), LogText.line(quotaError));
		}
		Answer<DingTalkRobotMsg> answer = this.robots.dispatch(new ReceivedMessage(Platform.DING_TALK, message.app(),
				message.msgType(), null, List.of(), message.text(), message), message);
		if (answer.reply() != null) {
			try {
				this.replier.reply(message, answer.reply());
			}
			catch (RuntimeException ex) {
				throw CallbackDispatcher.UnwritableReplyException.of(answer.handler(), ex);
			}
		}
		return null;
	}

	/** Asks the handlers until one answers: what changes as JSON, or null. */
	public @Nullable String card(DingTalkCardAction action) throws Exception {
		Answer<DingTalkCardChange> answer = this.cards.dispatch(
				new ReceivedMessage(Platform.DING_TALK, action.app(), "card", null, action.actionIds(), null, action),
				action);
		try {
			return (answer.reply() != null) ? Json.write(answer.reply().toJson()) : null;
		}
		catch (RuntimeException ex) {
			throw CallbackDispatcher.UnwritableReplyException.of(answer.handler(), ex);
		}
	}

	/**
	 * Identity of an event, the same over HTTP and Stream.
	 * @param eventId the platform's id, or null
	 * @param content what was pushed, the identity of events without an id
	 */
	public static String eventIdentity(String appKey, String type, @Nullable String eventId, String content) {
		return "ding-talk:" + appKey + ":event:"
				+ ((eventId != null) ? type + ":" + eventId : ContentDigest.hex(content));
	}

	/** Identity of a robot message. */
	public static String robotIdentity(String appKey, String msgId, String content) {
		return "ding-talk:" + appKey + ":robot:" + (msgId.isEmpty() ? ContentDigest.hex(content) : msgId);
	}

	/** Identity of a click on a card. */
	public static String cardIdentity(String appKey, String messageId) {
		return "ding-talk:" + appKey + ":card:" + messageId;
	}

	private static @Nullable DingTalkRobotMsg reply(Object returned) {
		return (returned instanceof String text) ? new DingTalkRobotMsg.Text(text) : (DingTalkRobotMsg) returned;
	}

	/** DingTalk takes answers for two seconds; a later one is an API call. */
	public LateReplies<DingTalkCardAction> lateCards(LateReplies.Mode mode) {
		return new LateReplies<>(mode, "bootx.starter.third.ding-talk.portal.late-reply", (click, change) -> {
			this.replier.update(click.message(), Json.readTree(change));
			return true;
		});
	}

}
