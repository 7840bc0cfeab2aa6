package cn.bootx.starter.wechat.portal;

import java.util.List;
import java.util.concurrent.CompletionStage;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.AccountDoors;
import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.customerservice.WeChatCustomerServiceSender;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.message.WeChatMessageReader;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;

/**
 * Takes WeChat's requests to the callback addresses of all accounts.
 *
 * @since 0.1.0
 */
public final class WeChatPortalService implements PortalDoor {

	private static final String LATE_REPLY = "bootx.starter.third.wechat.portal.late-reply";

	private final WeChatMessageDispatcher dispatcher;

	private final WeChatCustomerServiceSender customerService;

	private final CallbackPortal.Settings settings;

	private final ExpiringStore store;

	private final CallbackRuntime runtime;

	private final PushListener listener;

	private final CallbackEnvelope query;

	private final AccountDoors<WeChatAccount> doors;

	public WeChatPortalService(WeChatAccounts accounts, WeChatMessageDispatcher dispatcher,
			CallbackPortal.Settings settings, ExpiringStore store, CallbackRuntime runtime) {
		this(accounts, dispatcher, new WeChatCustomerServiceSender(accounts), settings, store, runtime,
				PushListener.NONE);
	}

	/** Portals whose pushes are also reported to a listener. */
	public WeChatPortalService(WeChatAccounts accounts, WeChatMessageDispatcher dispatcher,
			WeChatCustomerServiceSender customerService, CallbackPortal.Settings settings, ExpiringStore store,
			CallbackRuntime runtime, PushListener listener) {
		this.dispatcher = dispatcher;
		this.customerService = customerService;
		this.settings = settings;
		this.store = store;
		this.runtime = runtime;
		this.listener = listener;
		this.query = CallbackEnvelope.of("unknown", "").freshness(runtime.clock(), settings.maxClockSkew()).build();
		this.doors = new AccountDoors<>(accounts, runtime, this::open, this::checkHead);
	}

	@Override
	public String name() {
		return "wechat";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		return this.doors.refuse(head);
	}

	/**
	 * GET verifies the address, POST is a push. The answer is 404 for an account that is
	 * unknown or has no token, 503 if it cannot be looked up now.
	 */
	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		return this.doors.handle(request);
	}

	/** The token is the account's, what else the query must have costs no look-up. */
	private void checkHead(CallbackRequest head) {
		head.requireParam("signature");
		this.query.checkQuery(head);
	}

	private @Nullable PortalDoor open(WeChatAccount account) {
		String token = account.settings().token();
		if (token == null) {
			return null;
		}
		String key = account.settings().encodingAesKey();
		CallbackEnvelope envelope = CallbackEnvelope.of("wechat:" + account.appId(), token)
			.keys((key != null) ? List.of(key) : List.of())
			.receiveIds(List.of(account.appId()))
			.signedQuery()
			.mode(account.settings().portalMode(), this.store)
			.freshness(this.runtime.clock(), this.settings.maxClockSkew())
			.build();
		WeChatMessageDispatcher.Receiver receiver = new WeChatMessageDispatcher.Receiver(account.name(),
				account.service());
		return CallbackPortal.of("wechat/" + account.name(), envelope, new Reader(account.appId()))
			.deadline(CallbackPipeline.Deadline.WECHAT.withAnswerWithin(this.settings.handlerTimeout()))
			.lateReply(new LateReplies<>(this.settings.lateReply(), LATE_REPLY,
					(callback, reply) -> this.customerService.account(account.name()).sendReply(reply)))
			.listener((callback, push) -> {
				if (push != null) {
					this.listener.pushed(account, callback.message(), push);
				}
			})
			.build(CallbackDispatcher.of((message) -> this.dispatcher.dispatch(receiver, message), this::write),
					this.runtime);
	}

	private String write(WxMpXmlOutMessage reply) {
		if (reply.getCreateTime() == null) {
			reply.setCreateTime(this.runtime.clock().instant().getEpochSecond());
		}
		return WeChatReplyWriter.write(reply);
	}

	/** Runs what the first push needs, so that it is as fast as the later ones. */
	public void warmUp() {
		CallbackPortal.warmUp(new Reader("warm-up"), Reader.SAMPLE,
				WeChatReplyWriter.write(WxMpXmlOutMessage.TEXT().content("-").fromUser("-").toUser("-").build()));
	}

	CallbackPortal.Settings settings() {
		return this.settings;
	}

	/** Notified once of each verified push that the handlers are going to get. */
	@FunctionalInterface
	public interface PushListener {

		PushListener NONE = (account, message, push) -> {
		};

		/** Calls several listeners, each with every push. */
		static PushListener of(List<PushListener> listeners) {
			return switch (listeners.size()) {
				case 0 -> NONE;
				case 1 -> listeners.get(0);
				default -> (account, message, push) -> listeners
					.forEach((listener) -> listener.pushed(account, message, push));
			};
		}

		/** Called before the handlers, on a thread that they wait for: return at once. */
		void pushed(WeChatAccount account, WxMpXmlMessage message, CallbackRequest push);

	}

	record Reader(String appId) implements CallbackPortal.Reader<WxMpXmlMessage> {

		static final String SAMPLE = "<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]>"
				+ "</FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[event]]></MsgType><Event>CLICK</Event>"
				+ "<EventKey>warm-up</EventKey></xml>";

		@Override
		public OpenedCallback<WxMpXmlMessage> read(OpenedEnvelope push, CallbackRequest request) {
			XmlElement root = push.xml();
			WxMpXmlMessage message = WeChatMessageReader.read(root);
			if (message.getFromUser() == null || message.getMsgType() == null) {
				throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
			}
			return new OpenedCallback<>(message, identity(root), push.seal());
		}

		/**
		 * For messages it is the sender and the message id, because an id alone has
		 * collided between users. Events have no id, and WeChat's advice (sender and
		 * second) loses the second of two taps in one second, so their whole content
		 * counts: a retry repeats it, another event never has it.
		 */
		private String identity(XmlElement root) {
			String account = "wechat:" + this.appId + ":" + root.childText("FromUserName") + ":";
			String id = root.childText("MsgId");
			String event = root.childText("Event");
			return (event == null && id != null && !id.isEmpty()) ? account + id
					: account + root.childText("CreateTime") + ":" + event + ":" + root.digest();
		}

	}

}
